package stoa.buyer.purchase;

/// Too many purchases are under way; nothing was done.
public final class QueueFullException extends RuntimeException {
  /// A purchase that was turned away.
  public QueueFullException() {
    super("too many purchases are under way");
  }
}
