package stoa.cli.bench;

import java.time.Duration;
import java.util.List;
import stoa.cli.drill.fault.Fault;
import stoa.cli.drill.fault.FaultKind;

/// What fails while the system is measured.
enum Scenario {
  A("no failure"),
  B("one front end of each kind fails"),
  C("a product follower fails"),
  D("the product leader fails");

  /// What was killed is started again after this time at most, however long is measured.
  static final Duration LONGEST_AWAY = Duration.ofSeconds(10);

  private static final int QUARTER = 4;

  private final String meaning;

  Scenario(String meaning) {
    this.meaning = meaning;
  }

  /// In words, as a heading.
  String meaning() {
    return meaning;
  }

  /// One failure: killed after a quarter of the measured time, started again after as long, so that
  /// the time before, the failure and the return are all measured.
  ///
  /// @return in the order of their times; empty without a failure
  List<Fault> faults(Duration measured) {
    Duration quarter = measured.dividedBy(QUARTER);
    Duration away = quarter.compareTo(LONGEST_AWAY) < 0 ? quarter : LONGEST_AWAY;
    return targets().stream()
        .map(target -> new Fault(quarter, FaultKind.KILL, target, away))
        .toList();
  }

  private List<String> targets() {
    return switch (this) {
      case A -> List.of();
      case B -> List.of("buyer-function", "seller-function");
      case C -> List.of("product-follower");
      case D -> List.of("product-leader");
    };
  }
}
