package stoa.raft.transport;

import com.alipay.sofa.jraft.error.RemotingException;
import com.alipay.sofa.jraft.rpc.InvokeCallback;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way to one peer: at most one stream at a time, opened by the first call after the last one
/// broke, once the back-off is over.
final class PeerLink {
  private final String peer;
  private final Function<PeerLink, PeerStream> open;
  private final ReentrantLock lock = new ReentrantLock();
  private final ReconnectBackoff backoff = new ReconnectBackoff();
  private @Nullable PeerStream stream;
  private boolean closed;

  /// @param open makes a stream that reports to this link
  PeerLink(String peer, Function<PeerLink, PeerStream> open) {
    this.peer = peer;
    this.open = open;
  }

  String peer() {
    return peer;
  }

  /// Sends a request. The callback is told once: the answer, the end of the stream or the deadline.
  ///
  /// @throws RemotingException when it was not sent and the callback will not be told
  void call(Object request, InvokeCallback callback, long timeoutMillis) throws RemotingException {
    var current = stream(true);
    if (current == null) {
      throw new RemotingException(peer + " is not reachable at present");
    }
    current.call(request, callback, timeoutMillis);
  }

  /// Whether a call can be tried now.
  boolean usable(boolean openIfAbsent) {
    return stream(openIfAbsent) != null;
  }

  private @Nullable PeerStream stream(boolean openIfAbsent) {
    lock.lock();
    try {
      if (stream == null && openIfAbsent && !closed && backoff.permits(System.nanoTime())) {
        stream = open.apply(this);
        stream.start();
      }
      return stream;
    } finally {
      lock.unlock();
    }
  }

  /// The peer answered on this stream.
  void alive(PeerStream which) {
    lock.lock();
    try {
      if (stream == which) {
        backoff.succeeded();
      }
    } finally {
      lock.unlock();
    }
  }

  /// This stream has ended.
  void broken(PeerStream which) {
    lock.lock();
    try {
      if (stream == which) {
        stream = null;
        backoff.failed(System.nanoTime());
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends the current stream, if any; the next call opens another.
  void disconnect() {
    var current = stream(false);
    if (current != null) {
      current.end("disconnected");
    }
  }

  /// Ends the current stream for good.
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    disconnect();
  }

  /// Bytes that wait for the peer.
  long waitingBytes() {
    var current = stream(false);
    return current == null ? 0 : current.waitingBytes();
  }
}
