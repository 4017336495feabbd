package stoa.ordering.udp.wire;

/// An authentic datagram that does not contain what it should. It is dropped and counted.
public final class MalformedMessageException extends Exception {
  public MalformedMessageException(String message) {
    super(message);
  }

  public MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
