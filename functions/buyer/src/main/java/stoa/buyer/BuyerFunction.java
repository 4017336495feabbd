package stoa.buyer;

import stoa.http.FunctionApplication;

/// The buyer function as a local process. Environment: `MICRONAUT_SERVER_HOST`,
/// `MICRONAUT_SERVER_PORT`, `STOA_CUSTOMER_MEMBERS`, `STOA_PRODUCT_MEMBERS`, `STOA_PAYMENT_URL`,
/// `STOA_KEYS_DIR`, and `STOA_TLS_CERT`, `STOA_TLS_KEY`, `STOA_TLS_CA` for TLS to the machines.
public final class BuyerFunction {
  private BuyerFunction() {}

  /// Serves until the process is told to end.
  ///
  /// @param args as of Micronaut
  public static void main(String[] args) {
    FunctionApplication.run(BuyerFunction.class, args);
  }
}
