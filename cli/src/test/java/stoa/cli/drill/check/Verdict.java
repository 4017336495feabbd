package stoa.cli.drill.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/// What the check must say of a history.
final class Verdict {
  private Verdict() {}

  static void holds(Recorded history) {
    HistoryCheck.Result result = history.check();
    assertEquals(List.of(), result.violations());
    assertEquals(List.of(), result.undecided());
  }

  static void violates(Recorded history, String object) {
    List<String> violations = history.check().violations();
    assertTrue(
        violations.stream().anyMatch(violation -> violation.startsWith(object)),
        () -> object + " is not among " + violations);
  }
}
