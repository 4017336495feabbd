package stoa.product.executor;

/// This member no longer leads in the term: what is left is the next leader's.
final class TermOverException extends RuntimeException {
  TermOverException(long term) {
    super("term " + term + " is over", null, false, false);
  }
}
