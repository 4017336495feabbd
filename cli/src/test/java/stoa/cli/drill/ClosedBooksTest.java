package stoa.cli.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.cli.admin.audit.Apart;
import stoa.cli.admin.audit.Audit;
import stoa.cli.admin.audit.Equation;
import stoa.cli.drill.check.Finding;

class ClosedBooksTest {
  private static final Equation EVEN = new Equation("units", "5 = 5", List.of());
  private static final Equation ODD = new Equation("money", "5 = 4", List.of("order o1: 1 cent"));

  private static List<Finding> findings(List<Equation> equations, List<Apart> apart) {
    boolean holds = equations.stream().allMatch(equation -> equation.differences().isEmpty());
    return ClosedBooks.findings(new Audit.Report(holds, 1, 2, equations, apart));
  }

  @Test
  void booksThatAreEvenWithNothingUnderWayAreClosed() {
    List<Finding> findings = findings(List.of(EVEN), List.of());
    assertEquals(2, findings.size());
    assertTrue(findings.stream().allMatch(Finding::holds), findings::toString);
  }

  @Test
  void anEquationThatDoesNotHoldIsAFindingThatNamesTheDifference() {
    List<Finding> wrong = wrong(findings(List.of(EVEN, ODD), List.of()));
    assertEquals(1, wrong.size());
    assertTrue(wrong.getFirst().text().contains("order o1: 1 cent"), wrong::toString);
  }

  @Test
  void anOrderThatDoesNotComeToItsEndIsAFinding() {
    List<Apart> apart = List.of(new Apart("not acknowledged yet", List.of("o2 PAID")));
    List<Finding> wrong = wrong(findings(List.of(EVEN), apart));
    assertEquals(1, wrong.size());
    assertTrue(wrong.getFirst().text().contains("o2 PAID"), wrong::toString);
  }

  private static List<Finding> wrong(List<Finding> findings) {
    return findings.stream().filter(finding -> !finding.holds()).toList();
  }
}
