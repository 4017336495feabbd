package stoa.buyer;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import stoa.http.FunctionApplication;

/// The buyer function as a local process. Environment: `MICRONAUT_SERVER_HOST`,
/// `MICRONAUT_SERVER_PORT`, `STOA_CUSTOMER_MEMBERS`, `STOA_PRODUCT_MEMBERS`, `STOA_PAYMENT_URL`,
/// `STOA_KEYS_DIR`.
@OpenAPIDefinition(
    info =
        @Info(title = "Stoa", version = "1", description = "A marketplace that survives machines."))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
public final class BuyerFunction {
  private BuyerFunction() {}

  /// Serves until the process is told to end.
  ///
  /// @param args as of Micronaut
  public static void main(String[] args) {
    FunctionApplication.run(BuyerFunction.class, args);
  }
}
