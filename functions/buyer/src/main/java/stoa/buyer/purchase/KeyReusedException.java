package stoa.buyer.purchase;

/// The order id stands for another request: its Idempotency-Key was used before.
public final class KeyReusedException extends RuntimeException {
  /// A refused purchase.
  public KeyReusedException() {
    super("the key was used for another request");
  }
}
