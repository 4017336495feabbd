package stoa.http.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.core.propagation.PropagatedContext;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import stoa.client.GroupUnavailableException;

class PendingTest {
  @Test
  void questionsAreUnderWayAtOnce() {
    var asked = new CountDownLatch(1);
    Pending<String> first =
        Pending.of(() -> {
          awaited(asked);
          return "first";
        });
    Pending<String> second =
        Pending.here(() -> {
          asked.countDown();
          return "second";
        });
    assertEquals("second", second.get());
    assertEquals("first", first.get());
  }

  @Test
  void whatAQuestionThrowsWaitsForWhoeverAsks() {
    var failure = new GroupUnavailableException("nobody is there");
    Pending<String> elsewhere =
        Pending.of(() -> {
          throw failure;
        });
    Pending<String> here =
        Pending.here(() -> {
          throw failure;
        });
    assertSame(failure, assertThrows(GroupUnavailableException.class, elsewhere::get));
    assertSame(failure, assertThrows(GroupUnavailableException.class, here::get));
  }

  @Test
  void aQuestionLogsForItsCall() {
    PropagatedContext context = PropagatedContext.getOrEmpty().plus(new LoggedRequest("request-7"));
    try (PropagatedContext.Scope scope = context.propagate()) {
      assertTrue(context.findAll(LoggedRequest.class).findAny().isPresent(), scope::toString);
      assertEquals("request-7", Pending.of(() -> MDC.get("requestId")).get());
    }
  }

  @Test
  void whoeverIsInterruptedIsToldThatTheGroupDidNotAnswer() {
    var never = new CountDownLatch(1);
    Pending<String> pending =
        Pending.of(() -> {
          awaited(never);
          return "late";
        });
    Thread.currentThread().interrupt();
    assertThrows(GroupUnavailableException.class, pending::get);
    assertTrue(Thread.interrupted());
    never.countDown();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
