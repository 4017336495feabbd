package stoa.ordering.simulation;

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
}
