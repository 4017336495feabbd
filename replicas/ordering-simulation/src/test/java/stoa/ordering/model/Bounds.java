package stoa.ordering.model;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How much of the protocol's behaviour one run looks at: the constants of `Ordering.tla`.
///
/// @param members how many, with ids from 0
/// @param numbers how many may be assigned
/// @param epochs how many there are, from 1; epoch e belongs to candidate e mod `members`
/// @param senders of how many members, from 0, clients submit requests
/// @param crashes how many in all
/// @param lostDisks how many members may lose their disk, each once
/// @param barriers how many reads in all
record Bounds(
    int members, int numbers, int epochs, int senders, int crashes, int lostDisks, int barriers) {

  /// Three members and one sender, without faults and reads.
  static Bounds of(int numbers, int epochs) {
    return new Bounds(3, numbers, epochs, 1, 0, 0, 0);
  }

  Bounds withMembers(int count) {
    return new Bounds(count, numbers, epochs, senders, crashes, lostDisks, barriers);
  }

  Bounds withSenders(int count) {
    return new Bounds(members, numbers, epochs, count, crashes, lostDisks, barriers);
  }

  Bounds withCrashes(int count) {
    return new Bounds(members, numbers, epochs, senders, count, lostDisks, barriers);
  }

  Bounds withLostDisks(int count) {
    return new Bounds(members, numbers, epochs, senders, crashes, count, barriers);
  }

  Bounds withBarriers(int count) {
    return new Bounds(members, numbers, epochs, senders, crashes, lostDisks, count);
  }

  /// As TLC's configuration file wants it.
  String constants() {
    return """
    CONSTANTS
      N = %d
      Epochs = %s
      Numbers = %d
      Senders = %s
      Crashes = %d
      LostDisks = %d
      Barriers = %d
    """
        .formatted(
            members,
            range(1, epochs),
            numbers,
            range(0, senders - 1),
            crashes,
            lostDisks,
            barriers);
  }

  private static String range(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
