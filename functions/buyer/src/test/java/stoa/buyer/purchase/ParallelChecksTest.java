package stoa.buyer.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stoa.buyer.purchase.ParallelChecks.Check;
import stoa.buyer.purchase.ParallelChecks.Verdict;
import stoa.payment.client.VectorClock;
import stoa.proto.common.v1.TimelineEvent;
import stoa.proto.product.v1.RefuseReason;

@Timeout(20)
class ParallelChecksTest {
  private static final Trail TRAIL = new Trail("buyer-x", InstantSource.system());
  private static final VectorClock START = VectorClock.ZERO.tick("buyer-x");

  private final ParallelChecks checks = new ParallelChecks(TRAIL);

  @Test
  void runsIndependentChecksSideBySide() {
    CyclicBarrier both = new CyclicBarrier(2);
    Verdict verdict =
        checks.run(
            List.of(
                check("a", "one", List.of(), () -> await(both)),
                check("b", "two", List.of(), () -> await(both))),
            START);
    assertTrue(verdict.failure().isEmpty());
    VectorClock a = clock(verdict, "a");
    VectorClock b = clock(verdict, "b");
    assertFalse(a.isBefore(b) || b.isBefore(a), a + " and " + b);
    assertTrue(START.isBefore(a) && START.isBefore(b));
  }

  @Test
  void stampsEachCheckAfterThoseItWaitedFor() {
    Verdict verdict =
        checks.run(
            List.of(
                check("e", "fraud", List.of("c", "d"), Optional::empty),
                check("c", "verification", List.of("a"), Optional::empty),
                check("d", "fraud", List.of("b"), Optional::empty),
                check("a", "verification", List.of(), Optional::empty),
                check("b", "fraud", List.of(), Optional::empty),
                check("f", "suggestions", List.of("e"), Optional::empty)),
            START);
    assertEquals(6, verdict.events().size());
    for (String[] pair :
        new String[][] {{"a", "c"}, {"b", "d"}, {"c", "e"}, {"d", "e"}, {"e", "f"}}) {
      assertTrue(clock(verdict, pair[0]).isBefore(clock(verdict, pair[1])), pair[0]);
    }
    VectorClock c = clock(verdict, "c");
    VectorClock d = clock(verdict, "d");
    assertFalse(c.isBefore(d) || d.isBefore(c));
    assertEquals(clock(verdict, "f"), verdict.clock());
    assertEquals(
        "{buyer-x=1, fraud=3, suggestions=1, verification=2}",
        new java.util.TreeMap<>(verdict.clock().counts()).toString());
  }

  @Test
  void endsTheOthersAtTheFirstFailure() {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicBoolean ranAfterFailure = new AtomicBoolean();
    Verdict verdict =
        checks.run(
            List.of(
                check(
                    "slow",
                    "one",
                    List.of(),
                    () -> {
                      hanging.countDown();
                      hang(interrupted);
                      return Optional.of(RefuseReason.REFUSE_REASON_CART_EMPTY);
                    }),
                check(
                    "failing",
                    "two",
                    List.of(),
                    () -> {
                      awaitQuietly(hanging);
                      return Optional.of(RefuseReason.REFUSE_REASON_CARD_EXPIRED);
                    }),
                check(
                    "after",
                    "two",
                    List.of("failing"),
                    () -> {
                      ranAfterFailure.set(true);
                      return Optional.empty();
                    })),
            START);
    assertEquals(Optional.of(RefuseReason.REFUSE_REASON_CARD_EXPIRED), verdict.failure());
    assertTrue(interrupted.get());
    assertFalse(ranAfterFailure.get());
    assertEquals(
        List.of("failing-failed"), verdict.events().stream().map(TimelineEvent::getEvent).toList());
  }

  @Test
  void throwsWhatACheckThrew() {
    AtomicBoolean interrupted = new AtomicBoolean();
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                checks.run(
                    List.of(
                        check(
                            "slow",
                            "one",
                            List.of(),
                            () -> {
                              hang(interrupted);
                              return Optional.empty();
                            }),
                        check(
                            "broken",
                            "two",
                            List.of(),
                            () -> {
                              throw new IllegalStateException("group away");
                            })),
                    START));
    assertEquals("group away", thrown.getMessage());
  }

  private static Check check(
      String name, String component, List<String> after, ParallelChecks.Body body) {
    return new Check(name, component, after, body);
  }

  private static VectorClock clock(Verdict verdict, String event) {
    return verdict.events().stream()
        .filter(step -> step.getEvent().equals(event))
        .map(step -> VectorClock.of(step.getClockList()))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<RefuseReason> await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (Exception e) {
      throw new IllegalStateException("the other check did not run meanwhile", e);
    }
  }

  private static void hang(AtomicBoolean interrupted) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.set(true);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
