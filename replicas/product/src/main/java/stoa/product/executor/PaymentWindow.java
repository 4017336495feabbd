package stoa.product.executor;

/// How many orders may be under way at once, by the payment service's answers: additive increase,
/// multiplicative decrease (Chiu and Jain, 1989).
///
/// A window's worth of answers widens it by one, while it is in use; a time-out or a fault halves
/// it, but calls that failed together halve it once. Immutable.
///
/// @param width from [#LEAST] to [#MOST]
/// @param cuts how often it was halved
record PaymentWindow(double width, long cuts) {
  /// Enough to see whether the service is back.
  static final int LEAST = 4;

  static final int FIRST = 16;

  /// A quarter of what the payment service takes at once.
  static final int MOST = 64;

  static PaymentWindow first() {
    return new PaymentWindow(FIRST, 0);
  }

  /// Orders at once.
  int size() {
    return (int) width;
  }

  /// After an answer, of whatever content.
  ///
  /// @param underWay orders under way then; an idle service tells nothing about a busy one
  PaymentWindow answered(int underWay) {
    return 2L * underWay < size()
        ? this
        : new PaymentWindow(Math.min(MOST, width + 1 / width), cuts);
  }

  /// After a time-out or a fault.
  ///
  /// @param cutsBefore [#cuts] when the call began
  PaymentWindow failed(long cutsBefore) {
    return cutsBefore < cuts ? this : new PaymentWindow(Math.max(LEAST, width / 2), cuts + 1);
  }
}
