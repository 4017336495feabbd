package stoa.raft.transport;

import java.util.concurrent.atomic.LongAdder;

/// What the transport counted since the start.
public final class TransportCounters {
  final LongAdder framesSent = new LongAdder();
  final LongAdder framesReceived = new LongAdder();
  final LongAdder framesRefused = new LongAdder();
  final LongAdder callsRefused = new LongAdder();
  final LongAdder callsTimedOut = new LongAdder();
  final LongAdder streamsBroken = new LongAdder();

  TransportCounters() {}

  /// Frames handed to gRPC, calls and answers.
  public long framesSent() {
    return framesSent.sum();
  }

  /// Frames taken from gRPC, calls and answers.
  public long framesReceived() {
    return framesReceived.sum();
  }

  /// Frames of peers that were refused: unknown, malformed, too many at once.
  public long framesRefused() {
    return framesRefused.sum();
  }

  /// Own calls that were refused because too much waits for the peer already.
  public long callsRefused() {
    return callsRefused.sum();
  }

  /// Own calls without an answer in time.
  public long callsTimedOut() {
    return callsTimedOut.sum();
  }

  /// Streams to peers that broke or could not be opened.
  public long streamsBroken() {
    return streamsBroken.sum();
  }
}
