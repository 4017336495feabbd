package stoa.payment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.xml.ws.WebServiceException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.loopback.LoopbackPorts;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.payment.api.BusyFault;
import stoa.payment.api.ClockEntry;
import stoa.payment.api.DeclineReason;
import stoa.payment.api.InvalidCardFault;
import stoa.payment.api.TokenizeResponse;
import stoa.payment.api.Transaction;
import stoa.payment.api.TransactionConflictFault;
import stoa.payment.api.TransactionState;
import stoa.payment.api.UnknownTokenFault;
import stoa.payment.card.TokenPurge;

/// The service as a caller meets it: SOAP over a real socket, the ledger in a real MariaDB.
class PaymentServiceTest {
  private static final String APPROVED = "4242424242424242";
  private static final String DECLINED = "4000000000000002";
  private static final String FAULT_ONCE = "4000000000000119";
  private static final String NO_FUNDS = "4000000000009995";

  @TempDir static Path directory;
  private static LocalPayment payment;

  @BeforeAll
  static void start() throws Exception {
    payment = LocalPayment.start(directory);
  }

  @AfterAll
  static void stop() {
    payment.close();
  }

  @Test
  void anOrderIsAuthorizedCapturedAndRefundedOnce() throws Exception {
    String token = payment.token(APPROVED);
    assertEquals(TransactionState.AUTHORIZED, payment.authorize("o1", 500, token).getState());
    assertEquals(TransactionState.AUTHORIZED, payment.authorize("o1", 500, token).getState());
    assertEquals(TransactionState.CAPTURED, payment.capture("o1", 500).getState());
    assertEquals(TransactionState.CAPTURED, payment.capture("o1", 500).getState());
    assertEquals(TransactionState.CAPTURED, payment.authorize("o1", 500, token).getState());
    assertThrows(TransactionConflictFault.class, () -> payment.cancel("o1"));
    assertEquals(TransactionState.REFUNDED, payment.refund("o1", 500).getState());
    assertEquals(TransactionState.REFUNDED, payment.refund("o1", 500).getState());
    assertEquals(TransactionState.REFUNDED, payment.find("o1").getState());
  }

  @Test
  void anotherAmountIsAConflictAndChangesNothing() throws Exception {
    String token = payment.token(APPROVED);
    payment.authorize("o2", 500, token);
    assertThrows(TransactionConflictFault.class, () -> payment.authorize("o2", 501, token));
    assertThrows(TransactionConflictFault.class, () -> payment.capture("o2", 499));
    assertEquals(TransactionState.AUTHORIZED, payment.find("o2").getState());
  }

  @Test
  void aVoidOfAnOrderNeverSeenBarsIt() throws Exception {
    assertEquals(TransactionState.VOIDED, payment.cancel("o3").getState());
    Transaction late = payment.authorize("o3", 500, payment.token(APPROVED));
    assertEquals(TransactionState.DECLINED, late.getState());
    assertEquals(
        TransactionState.DECLINED,
        payment.authorize("o3", 500, payment.token(APPROVED)).getState());
    assertThrows(TransactionConflictFault.class, () -> payment.capture("o3", 500));
  }

  @Test
  void theTestCardsDoWhatTheyAreFor() throws Exception {
    assertEquals(
        DeclineReason.DECLINED,
        payment.authorize("o4", 1, payment.token(DECLINED)).getDeclineReason());
    assertEquals(
        DeclineReason.INSUFFICIENT_FUNDS,
        payment.authorize("o5", 1, payment.token(NO_FUNDS)).getDeclineReason());
    String fault = payment.token(FAULT_ONCE);
    assertThrows(BusyFault.class, () -> payment.authorize("o6", 1, fault));
    assertNull(payment.find("o6"));
    assertEquals(TransactionState.AUTHORIZED, payment.authorize("o6", 1, fault).getState());
  }

  @Test
  void otherCardsAreApprovedAboutNineTimesInTen() throws Exception {
    String token = payment.token("4111111111111111");
    int approved = 0;
    for (int i = 0; i < 400; i++) {
      if (payment.authorize("chance-" + i, 1, token).getState() == TransactionState.AUTHORIZED) {
        approved++;
      }
    }
    // Seven standard deviations around 360.
    assertTrue(approved > 318 && approved < 400, approved + " of 400");
  }

  @Test
  void twentyAuthorizationsOfOneOrderAtOnceAreDecidedOnce() throws Exception {
    String token = payment.token("4111111111111111");
    try (var threads = Executors.newFixedThreadPool(20)) {
      List<Callable<TransactionState>> calls =
          IntStream.range(0, 20)
              .<Callable<TransactionState>>mapToObj(
                  i -> () -> payment.authorize("together", 9, token).getState())
              .toList();
      var states = new java.util.HashSet<TransactionState>();
      for (var answer : threads.invokeAll(calls)) {
        states.add(answer.get());
      }
      assertEquals(1, states.size());
    }
    long steps =
        payment.find("together").getClock().getEntry().stream()
            .filter(e -> e.getComponent().equals("payment"))
            .mapToLong(ClockEntry::getCount)
            .sum();
    assertEquals(1, steps);
  }

  @Test
  void clocksAreMergedAndCountedUp() throws Exception {
    Transaction transaction = payment.authorize("clock", 1, payment.token(APPROVED));
    assertEquals(
        List.of("function=3", "payment=1"),
        transaction.getClock().getEntry().stream()
            .map(e -> e.getComponent() + "=" + e.getCount())
            .toList());
  }

  @Test
  void aCardsFingerprintIsStableAndItsNumberIsNowhereInTheDatabase() throws Exception {
    TokenizeResponse first = payment.tokenize(APPROVED, "12/30");
    TokenizeResponse second = payment.tokenize(APPROVED, "11/31");
    assertArrayEquals(first.getCardFingerprint(), second.getCardFingerprint());
    assertNotEquals(first.getToken(), second.getToken());
    try (var connection = DriverManager.getConnection(payment.jdbcUrl(), "root", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT * FROM card_token")) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          assertFalse(String.valueOf(rows.getString(i)).contains(APPROVED));
        }
      }
    }
  }

  @Test
  void theOperatorGetsTheWholeLedgerAndSeesWhereItEnds() throws Exception {
    payment.authorize("listed", 500, payment.token(APPROVED));
    payment.cancel("barred");
    try (var client = HttpClient.newHttpClient()) {
      var ledger = URI.create("http://127.0.0.1:" + payment.operationsPort() + "/ledger");
      var lines =
          client
              .send(HttpRequest.newBuilder(ledger).build(), HttpResponse.BodyHandlers.ofLines())
              .body()
              .toList();
      assertTrue(lines.contains("listed\tAUTHORIZED\t500"), lines::toString);
      assertTrue(lines.contains("barred\tVOIDED\t0"), lines::toString);
      assertEquals("entries\t" + (lines.size() - 1), lines.getLast());
    }
  }

  @Test
  void badCardsUnknownTokensAndMalformedMessagesAreFaults() {
    var invalid = assertThrows(InvalidCardFault.class, () -> payment.token("4242424242424241"));
    assertEquals("number", invalid.getFaultInfo().getField());
    assertThrows(InvalidCardFault.class, () -> payment.tokenize(APPROVED, "13/30"));
    assertThrows(UnknownTokenFault.class, () -> payment.authorize("o7", 1, "nobody-made-this"));
    assertThrows(WebServiceException.class, () -> payment.authorize("not an id!", 1, "t"));
    assertThrows(WebServiceException.class, () -> payment.authorize("o8", -1, "t"));
  }

  @Test
  void aTokenThatRestsForADayIsForgottenAndOneInUseIsNot() throws Exception {
    String rests = payment.token(APPROVED);
    String settled = payment.token(APPROVED);
    payment.authorize("settled", 500, settled);
    String inUse = payment.token(FAULT_ONCE);
    payment.age(TokenPurge.KEPT.plusMinutes(1));
    String fresh = payment.token(APPROVED);
    assertThrows(BusyFault.class, () -> payment.authorize("tries", 1, inUse));

    assertTrue(payment.part(TokenPurge.class).purge() >= 2);

    assertThrows(UnknownTokenFault.class, () -> payment.authorize("late", 1, rests));
    assertEquals(
        TransactionState.AUTHORIZED, payment.authorize("settled", 500, settled).getState());
    assertEquals(TransactionState.AUTHORIZED, payment.authorize("tries", 1, inUse).getState());
    assertEquals(TransactionState.AUTHORIZED, payment.authorize("fresh", 1, fresh).getState());
    assertEquals(0, payment.part(TokenPurge.class).purge());
  }

  @Test
  void aDatabaseThatForgetsCommitsIsRefused() throws Exception {
    try (var forgetful =
        MariaDbServer.start(
            new MariaDbServer.Options(
                Distribution.ofUser(), directory.resolve("forgetful"), 0, false))) {
      var other = new java.util.HashMap<>(payment.variables());
      other.put("STOA_DATABASE_URL", forgetful.jdbcUrl("payment"));
      other.put("STOA_HTTP_PORT", Integer.toString(LoopbackPorts.free()));
      var error =
          assertThrows(ConfigurationException.class, () -> PaymentService.start(other).close());
      assertNotNull(error.getMessage());
    }
  }
}
