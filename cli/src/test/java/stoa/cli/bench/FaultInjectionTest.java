package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.cli.CommandFailure;
import stoa.cli.drill.fault.Fault;
import stoa.cli.drill.fault.FaultKind;
import stoa.cli.local.LocalSystem;
import stoa.cli.local.StatusReport;

class FaultInjectionTest {
  private static final URI NOWHERE = URI.create("http://localhost");

  private final Trouble trouble = new Trouble();
  private final Paper paper = new Paper();

  /// A system that refuses so many kills before it obeys.
  private static final class Paper implements Subject {
    final List<String> killed = new ArrayList<>();
    int refusals;

    @Override
    public LocalSystem.Endpoints endpoints() {
      return new LocalSystem.Endpoints(
          NOWHERE, List.of(), List.of(), NOWHERE, List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of(), NOWHERE);
    }

    @Override
    public StatusReport status() {
      var service =
          new StatusReport.Service("gateway", "gateway", "", 1L, StatusReport.Health.UP, "");
      return new StatusReport(true, service, List.of(), service, List.of());
    }

    @Override
    public String kill(String name, Duration away) {
      if (refusals-- > 0) {
        throw new CommandFailure("nobody leads, just now");
      }
      killed.add(name);
      return name + "-1";
    }
  }

  @Test
  void whatIsKilledMakesTroubleUntilAllIsWhole() throws InterruptedException {
    var injection = new FaultInjection(paper, List.of(kill("buyer"), kill("seller")));
    long before = System.nanoTime();
    injection.run(trouble, () -> false);
    assertEquals(List.of("buyer", "seller"), paper.killed);
    assertEquals(List.of("buyer-1", "seller-1"), injection.outcome().killed());
    assertTrue(injection.outcome().wholeAfter().isPresent());
    long after = System.nanoTime();
    assertTrue(trouble.meets(before, after));
    assertFalse(trouble.meets(after, after + 1), "it is whole again");
  }

  @Test
  void whatCannotBeKilledJustNowIsTriedAgain() throws InterruptedException {
    paper.refusals = 1;
    var injection = new FaultInjection(paper, List.of(kill("product-leader")));
    injection.run(trouble, () -> false);
    assertEquals(List.of("product-leader-1"), injection.outcome().killed());
    assertEquals(List.of(), injection.outcome().missed());
  }

  @Test
  void whatCouldNotBeKilledInTimeIsToldWithItsReason() throws InterruptedException {
    paper.refusals = 1;
    var injection = new FaultInjection(paper, List.of(kill("product-leader")));
    injection.run(trouble, () -> paper.refusals == 0);
    assertEquals(List.of(), injection.outcome().killed());
    assertEquals(List.of("product-leader: nobody leads, just now"), injection.outcome().missed());
    assertEquals(Optional.empty(), injection.outcome().wholeAfter());
  }

  @Test
  void withoutFaultsThereIsNoTrouble() throws InterruptedException {
    var injection = new FaultInjection(paper, List.of());
    injection.run(trouble, () -> false);
    assertEquals(FaultInjection.Outcome.NOTHING, injection.outcome());
    assertFalse(trouble.meets(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4));
  }

  private static Fault kill(String target) {
    return new Fault(Duration.ZERO, FaultKind.KILL, target, Duration.ofSeconds(1));
  }
}
