package stoa.ordering.simulation;

import stoa.ordering.Limits;
import stoa.ordering.Timing;

/// What the scenarios of a run are drawn from: each profile looks for other mistakes.
public enum Profile {
  /// A bit of everything, mild and rough.
  MIXED {
    @Override
    Scenario draw(Chance chance) {
      return new Scenario(
          (int) chance.of(3, 3, 3, 5, 5, 7),
          chance.of(100_000, 300_000, 800_000),
          chance.of(0, 0, 0.02, 0.1, 0.3),
          chance.of(0, 0, 0.005),
          chance.of(0, 0, 100_000, 200_000),
          chance.of(0, 0.05, 0.3),
          chance.of(200, 2_000, 20_000),
          chance.of(0, 0, 0.02),
          200_000,
          chance.of(200, 2_000, 20_000),
          0,
          chance.of(0, 0.001, 0.003, 0.01),
          chance.of(0, 0, 0.1),
          0,
          chance.of(0, 0, 200_000),
          chance.of(0, 0.2),
          chance.of(1_000, 50_000, 200_000),
          chance.of(0, 0, 0.05),
          chance.of(20_000, 150_000),
          chance.of(0, 0.1),
          chance.of(0, 0, 30_000),
          chance.of(1_000, 5_000, 20_000),
          chance.of(0, 0.3, 1),
          chance.happens(0.2),
          chance.happens(0.5) ? Bounds.tight() : Bounds.roomy(),
          Bounds.hasty());
    }
  },

  /// One view after another: small groups that suspect at once, are split often, and lose members
  /// in the middle of it, while old messages and slow disks outlast several views.
  CONTESTED {
    @Override
    Scenario draw(Chance chance) {
      return new Scenario(
          (int) chance.of(3, 3, 3, 5),
          chance.of(150_000, 300_000),
          chance.of(0, 0.05, 0.2),
          chance.of(0, 0.01),
          chance.of(0, 10_000, 25_000, 50_000),
          chance.of(0, 0.1),
          chance.of(200, 1_000, 4_000),
          chance.of(0, 0.02, 0.1),
          chance.of(20_000, 80_000),
          chance.of(200, 3_000, 15_000),
          0,
          chance.of(0, 0.001, 0.004),
          0,
          0,
          chance.of(0, 0, 60_000),
          chance.of(0, 0, 0.5),
          chance.of(1_000, 10_000, 40_000),
          chance.of(0, 0.05),
          chance.of(10_000, 40_000),
          0,
          0,
          chance.of(500, 2_000, 5_000),
          chance.of(0, 0.5),
          false,
          chance.happens(0.5) ? Bounds.tight() : Bounds.roomy(),
          Bounds.jumpy());
    }
  },

  /// Crashes between a promise, a cut or a view and its force, with a short absence afterwards, and
  /// often with another disk, among members that do not all hear each other.
  FORGETFUL {
    @Override
    Scenario draw(Chance chance) {
      return new Scenario(
          (int) chance.of(3, 3, 5),
          chance.of(100_000, 200_000, 400_000),
          chance.of(0, 0.05, 0.2),
          chance.of(0, 0.01),
          chance.of(5_000, 10_000, 20_000, 40_000),
          0,
          chance.of(200, 1_000, 4_000, 10_000),
          chance.of(0, 0.05),
          chance.of(20_000, 80_000),
          chance.of(1_000, 5_000, 20_000),
          0,
          chance.of(0, 0.001),
          chance.of(0.05, 0.1, 0.3),
          0,
          0,
          chance.of(0, 0.5),
          chance.of(500, 2_000, 8_000),
          chance.of(0, 0.05),
          20_000,
          0,
          0,
          chance.of(500, 2_000),
          0,
          false,
          chance.happens(0.2) ? Bounds.tight() : Bounds.roomy(),
          Bounds.jumpy());
    }
  },

  /// Members that know different things: much is lost, and directions are cut for a while, so that
  /// views begin without what some member has, and with members that lag.
  LOSSY {
    @Override
    Scenario draw(Chance chance) {
      return new Scenario(
          (int) chance.of(3, 5),
          chance.of(200_000, 400_000),
          chance.of(0.1, 0.2, 0.3, 0.4),
          chance.of(0, 0.01, 0.03),
          chance.of(10_000, 20_000, 40_000),
          0,
          chance.of(200, 1_000, 4_000),
          chance.of(0, 0.05),
          chance.of(20_000, 80_000),
          chance.of(200, 1_000, 5_000),
          0,
          0,
          chance.of(0, 0.02),
          0,
          0,
          0,
          chance.of(500, 2_000),
          0,
          20_000,
          0,
          chance.of(0, 0, 10_000),
          chance.of(200, 1_000),
          0,
          false,
          chance.happens(0.5) ? Bounds.tight() : Bounds.roomy(),
          Bounds.jumpy());
    }
  },

  /// Members that lose their disks right after they have promised something to a candidate, and
  /// then help another one that knows nothing of it, while their answer is still on its way.
  REPLACED {
    @Override
    Scenario draw(Chance chance) {
      return new Scenario(
          (int) chance.of(3, 5, 5, 5),
          chance.of(200_000, 400_000),
          chance.of(0, 0.05, 0.2),
          chance.of(0, 0.02),
          chance.of(10_000, 30_000, 60_000),
          0,
          chance.of(200, 1_000, 3_000),
          chance.of(0.05, 0.2),
          chance.of(5_000, 20_000),
          chance.of(200, 1_000),
          0,
          0,
          chance.of(0, 0.1),
          chance.of(0.1, 0.3),
          0,
          1,
          chance.of(200, 1_000),
          chance.of(0, 0.1),
          20_000,
          0,
          0,
          chance.of(300, 1_000),
          0,
          false,
          Bounds.generous(),
          Bounds.patient());
    }
  },

  /// One member's disk is much slower than everything else, and crashes make it forget what it had
  /// begun to write.
  SLOW_DISK {
    @Override
    Scenario draw(Chance chance) {
      return new Scenario(
          3,
          chance.of(200_000, 400_000),
          chance.of(0.2, 0.3, 0.4),
          0,
          chance.of(5_000, 10_000, 20_000),
          0,
          chance.of(200, 1_000),
          0,
          20_000,
          200,
          chance.of(15_000, 40_000),
          0,
          chance.of(0.3, 0.6),
          0,
          0,
          0,
          chance.of(200, 1_000),
          0,
          20_000,
          0,
          0,
          chance.of(500, 2_000),
          0,
          false,
          Bounds.roomy(),
          Bounds.jumpy());
    }
  },

  /// Groups in which mostly nothing happens: they rest, with seldom heartbeats and hosts that
  /// sleep, and are woken by a command or a reader now and then. Members crash, pause and lose
  /// messages meanwhile.
  RESTING {
    @Override
    Scenario draw(Chance chance) {
      return new Scenario(
          (int) chance.of(3, 5, 5),
          chance.of(1_500_000, 3_000_000),
          chance.of(0, 0.02, 0.1),
          chance.of(0, 0, 0.005),
          chance.of(0, 0, 600_000),
          chance.of(0, 0.1),
          chance.of(200, 1_000, 4_000),
          chance.of(0, 0.02),
          200_000,
          chance.of(200, 2_000),
          0,
          chance.of(0, 0.001, 0.005),
          chance.of(0, 0.1),
          0,
          chance.of(0, 0, 1_000_000),
          chance.of(0, 0.2),
          chance.of(5_000, 100_000, 400_000),
          chance.of(0, 0.2),
          chance.of(20_000, 600_000),
          chance.of(0, 0.1),
          0,
          chance.of(200_000, 600_000),
          chance.of(0.3, 1),
          chance.happens(0.2),
          chance.happens(0.2) ? Bounds.tight() : Bounds.roomy(),
          Bounds.sleepy());
    }
  };

  abstract Scenario draw(Chance chance);

  /// Limits and times that a short run reaches.
  private static final class Bounds {
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
}
