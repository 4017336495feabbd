package stoa.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.xml.ws.WebServiceException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.payment.api.BusyFault;
import stoa.payment.ledger.Entry;
import stoa.payment.ledger.Ledger;
import stoa.payment.ledger.State;

/// A service all of whose calls fail, in one of the two ways.
class TroubledPaymentTest {
  /// Of either way, as many as a one-sided coin would hardly give.
  private static final int MOST_TRIES = 60;

  @TempDir static Path directory;
  private static LocalPayment payment;

  @BeforeAll
  static void start() throws Exception {
    payment =
        LocalPayment.start(
            directory, Map.of("STOA_PAYMENT_FAULTS", "1", "STOA_PAYMENT_DELAY_MILLIS", "0-2"));
  }

  @AfterAll
  static void stop() {
    payment.close();
  }

  private static Optional<Entry> entry(String order) {
    return payment.part(Ledger.class).find(order);
  }

  @Test
  void aRefusedCallHadNoEffectAndAnUnansweredOneHad() throws Exception {
    boolean refused = false;
    boolean unanswered = false;
    for (int i = 0; i < MOST_TRIES && !(refused && unanswered); i++) {
      String order = "order-" + i;
      try {
        payment.cancel(order);
        throw new AssertionError("every call fails");
      } catch (BusyFault busy) {
        assertEquals(Optional.empty(), entry(order));
        refused = true;
      } catch (WebServiceException silence) {
        assertEquals(State.VOIDED, entry(order).orElseThrow().state());
        unanswered = true;
      }
    }
    assertTrue(refused && unanswered, "one of the two ways never came");
  }

  @Test
  void countsItsAnswersByOperationAndResult() throws Exception {
    for (int i = 0; i < MOST_TRIES && results().size() < 2; i++) {
      assertThrows(Exception.class, () -> payment.find("unknown"));
    }
    assertEquals(Map.of("busy", true, "dropped", true), results());
  }

  private static Map<String, Boolean> results() {
    var results = new HashMap<String, Boolean>();
    payment
        .part(PrometheusMeterRegistry.class)
        .find("stoa.payment.answers")
        .tag("operation", "GetTransaction")
        .counters()
        .forEach(counter -> results.put(counter.getId().getTag("result"), counter.count() > 0));
    return results;
  }
}
