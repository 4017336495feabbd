package stoa.ordering.udp;

/// The member stopped while the command was under way: it may or may not be ordered, now or later.
public final class OutcomeUnknownException extends RuntimeException {
  public OutcomeUnknownException(String message) {
    super(message, null, false, false);
  }
}
