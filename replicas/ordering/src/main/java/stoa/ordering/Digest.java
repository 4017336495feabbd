package stoa.ordering;

import java.util.List;

/// A fast 64-bit hash with good mixing, written out here because the ordering uses nothing but the
/// language. The same on every machine and in every release: it is stored in journals.
final class Digest {
  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final long MULTIPLIER = 0xBF58476D1CE4E5B9L;

  private Digest() {}

  static long of(List<Command> commands) {
    long hash = mix(SEED, commands.size());
    for (Command command : commands) {
      hash = ofBytes(mix(hash, command.size()), command.bytes());
    }
    return hash;
  }

  private static long ofBytes(long start, byte[] bytes) {
    long hash = start;
    int at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      hash = mix(hash, wordAt(bytes, at, Long.BYTES));
    }
    return mix(hash, wordAt(bytes, at, bytes.length - at));
  }

  private static long wordAt(byte[] bytes, int at, int length) {
    long word = 0;
    for (int i = 0; i < length; i++) {
      word = word << Byte.SIZE | (bytes[at + i] & 0xFF);
    }
    return word;
  }

  /// Well spread over all values.
  static long mix(long hash, long word) {
    long mixed = (hash ^ word) * MULTIPLIER;
    return (mixed ^ (mixed >>> 29)) + SEED;
  }
}
