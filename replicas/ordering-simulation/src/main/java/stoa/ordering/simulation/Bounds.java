package stoa.ordering.simulation;

import stoa.ordering.Limits;
import stoa.ordering.Timing;

/// Limits and times that a short run reaches.
final class Bounds {
  private Bounds() {}

  /// So tight that every limit is reached within a short run.
  static Limits tight() {
    return Limits.standard()
        .but()
        .requestBytes(64)
        .unassignedRequests(3)
        .outstandingRequests(4)
        .outstandingBytes(128)
        .logBytes(256)
        .adoptionNumbers(64)
        .adoptionBytes(2048)
        .unappliedNumbers(3)
        .incarnationsPerMember(4)
        .requestEndsPerMessage(3)
        .rangesPerRetransmitRequest(3)
        .messagesPerRetransmission(4)
        .bytesPerRetransmission(64)
        .barrierWaiters(3)
        .numbersPerCut(4)
        .cutsKeptForAbsent(1)
        .joinLagNumbers(3)
        .build();
  }

  /// The standard ones, but for a journal that is cut within a run.
  static Limits roomy() {
    return Limits.standard()
        .but()
        .numbersPerCut(16)
        .cutsKeptForAbsent(4)
        .joinLagNumbers(16)
        .build();
  }

  /// Listed at once, whatever it lacks.
  static Limits generous() {
    return Limits.standard().but().numbersPerCut(128).joinLagNumbers(4096).build();
  }

  static Timing patient() {
    return new Timing(
        2, 8, 4, 200, 30, 2, 4, 16, 4, 300, 16, 14, 12, 20, 40, 10, 1, 4, 4, 60, 20, 10, 100);
  }

  /// The proportions of the standard times in a fifth of the time, so that a run of less than a
  /// second sees many views.
  static Timing hasty() {
    return new Timing(
        5, 20, 5, 1000, 100, 5, 5, 40, 10, 1000, 50, 40, 30, 100, 60, 8, 3, 6, 6, 200, 100, 50,
        1_000);
  }

  /// The proportions of the standard times in a fifth of the time, but soon at rest.
  static Timing sleepy() {
    return new Timing(
        1, 20, 2, 60, 200, 100, 1, 40, 4, 400, 40, 30, 12, 300, 60, 24, 4, 4, 4, 600, 200, 100,
        1_000);
  }

  /// Suspects after a few ticks, so that views are rarely finished before the next one begins.
  static Timing jumpy() {
    return new Timing(
        2, 8, 4, 50, 30, 2, 4, 16, 4, 300, 16, 14, 12, 20, 20, 3, 1, 4, 4, 60, 0, 10, 100);
  }
}
