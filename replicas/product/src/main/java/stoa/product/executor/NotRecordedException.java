package stoa.product.executor;

/// The log did not say that a record was made; it is to be repeated.
final class NotRecordedException extends RuntimeException {
  NotRecordedException(String message) {
    super(message, null, false, false);
  }
}
