package stoa.raft.transport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import stoa.proto.raft.v1.Frame;

/// Frames on their way into a gRPC stream, in order.
///
/// gRPC buffers without limit whatever it is given, so a frame is given to it only while the stream
/// says that it is ready. The rest waits here, up to [#MAX_FRAMES] and [#MAX_BYTES]; beyond that
/// [#offer] refuses, so a peer that is paused costs a bounded amount of memory.
final class OutgoingFrames {
  /// Frames that may wait for one peer. Heartbeats and votes to a paused peer stay far below it.
  static final int MAX_FRAMES = 1024;

  /// Bytes that may wait for one peer: more than the engine's own window for one follower.
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Frame> waiting = new ArrayDeque<>();
  private final BooleanSupplier ready;
  private final Predicate<Frame> wanted;
  private final Consumer<Frame> send;
  private long waitingBytes;
  private boolean closed;

  /// @param ready whether the stream takes another frame without buffering it
  /// @param wanted whether a frame that waited is still worth sending
  /// @param send gives a frame to the stream; called by one thread at a time
  OutgoingFrames(BooleanSupplier ready, Predicate<Frame> wanted, Consumer<Frame> send) {
    this.ready = ready;
    this.wanted = wanted;
    this.send = send;
  }

  /// Takes a frame, or refuses it when too much waits or the stream has ended.
  boolean offer(Frame frame) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      if (waiting.isEmpty() && ready.getAsBoolean()) {
        send.accept(frame);
        return true;
      }
      if (waiting.size() >= MAX_FRAMES || waitingBytes + frame.getSerializedSize() > MAX_BYTES) {
        return false;
      }
      waiting.addLast(frame);
      waitingBytes += frame.getSerializedSize();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Gives the stream what it takes. To be called whenever it becomes ready.
  void drain() {
    lock.lock();
    try {
      while (!closed && !waiting.isEmpty() && ready.getAsBoolean()) {
        var frame = waiting.removeFirst();
        waitingBytes -= frame.getSerializedSize();
        if (wanted.test(frame)) {
          send.accept(frame);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Forgets what waits and refuses what comes.
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      waitingBytes = 0;
    } finally {
      lock.unlock();
    }
  }

  /// Bytes that wait at present.
  long waitingBytes() {
    lock.lock();
    try {
      return waitingBytes;
    } finally {
      lock.unlock();
    }
  }
}
