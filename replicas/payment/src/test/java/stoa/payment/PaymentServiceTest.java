package stoa.payment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.WebServiceException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.payment.api.Authorize;
import stoa.payment.api.BusyFault;
import stoa.payment.api.Capture;
import stoa.payment.api.ClockEntry;
import stoa.payment.api.DeclineReason;
import stoa.payment.api.GetTransaction;
import stoa.payment.api.InvalidCardFault;
import stoa.payment.api.PaymentPort;
import stoa.payment.api.Refund;
import stoa.payment.api.Tokenize;
import stoa.payment.api.TokenizeResponse;
import stoa.payment.api.Transaction;
import stoa.payment.api.TransactionConflictFault;
import stoa.payment.api.TransactionState;
import stoa.payment.api.UnknownTokenFault;
import stoa.payment.api.VectorClock;

/// The service as a caller meets it: SOAP over a real socket, the ledger in a real MariaDB.
class PaymentServiceTest {
  private static final String APPROVED = "4242424242424242";
  private static final String DECLINED = "4000000000000002";
  private static final String FAULT_ONCE = "4000000000000119";
  private static final String NO_FUNDS = "4000000000009995";

  @TempDir static Path directory;
  private static MariaDbServer database;
  private static PaymentService service;
  private static PaymentPort port;
  private static Map<String, String> variables;

  @BeforeAll
  static void start() throws Exception {
    database =
        MariaDbServer.start(
            new MariaDbServer.Options(
                Distribution.ofUser(), directory.resolve("database"), 0, true));
    Path key = Files.writeString(directory.resolve("key"), "0123456789abcdef".repeat(4));
    int httpPort = freePort();
    variables =
        Map.of(
            "STOA_HTTP_PORT", Integer.toString(httpPort),
            "STOA_PAYMENT_KEY", key.toString(),
            "STOA_DATABASE_URL", database.jdbcUrl("payment"));
    service = PaymentService.start(variables);
    port = new stoa.payment.api.PaymentService().getPaymentPort();
    ((BindingProvider) port)
        .getRequestContext()
        .put(
            BindingProvider.ENDPOINT_ADDRESS_PROPERTY, "http://127.0.0.1:" + httpPort + "/payment");
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void anOrderIsAuthorizedCapturedAndRefundedOnce() throws Exception {
    String token = token(APPROVED);
    assertEquals(TransactionState.AUTHORIZED, authorize("o1", 500, token).getState());
    assertEquals(TransactionState.AUTHORIZED, authorize("o1", 500, token).getState());
    assertEquals(TransactionState.CAPTURED, capture("o1", 500).getState());
    assertEquals(TransactionState.CAPTURED, capture("o1", 500).getState());
    assertEquals(TransactionState.CAPTURED, authorize("o1", 500, token).getState());
    assertThrows(TransactionConflictFault.class, () -> cancel("o1"));
    assertEquals(TransactionState.REFUNDED, refund("o1", 500).getState());
    assertEquals(TransactionState.REFUNDED, refund("o1", 500).getState());
    assertEquals(TransactionState.REFUNDED, find("o1").getState());
  }

  @Test
  void anotherAmountIsAConflictAndChangesNothing() throws Exception {
    String token = token(APPROVED);
    authorize("o2", 500, token);
    assertThrows(TransactionConflictFault.class, () -> authorize("o2", 501, token));
    assertThrows(TransactionConflictFault.class, () -> capture("o2", 499));
    assertEquals(TransactionState.AUTHORIZED, find("o2").getState());
  }

  @Test
  void aVoidOfAnOrderNeverSeenBarsIt() throws Exception {
    assertEquals(TransactionState.VOIDED, cancel("o3").getState());
    Transaction late = authorize("o3", 500, token(APPROVED));
    assertEquals(TransactionState.DECLINED, late.getState());
    assertEquals(TransactionState.DECLINED, authorize("o3", 500, token(APPROVED)).getState());
    assertThrows(TransactionConflictFault.class, () -> capture("o3", 500));
  }

  @Test
  void theTestCardsDoWhatTheyAreFor() throws Exception {
    assertEquals(DeclineReason.DECLINED, authorize("o4", 1, token(DECLINED)).getDeclineReason());
    assertEquals(
        DeclineReason.INSUFFICIENT_FUNDS, authorize("o5", 1, token(NO_FUNDS)).getDeclineReason());
    String fault = token(FAULT_ONCE);
    assertThrows(BusyFault.class, () -> authorize("o6", 1, fault));
    assertNull(find("o6"));
    assertEquals(TransactionState.AUTHORIZED, authorize("o6", 1, fault).getState());
  }

  @Test
  void otherCardsAreApprovedAboutNineTimesInTen() throws Exception {
    String token = token("4111111111111111");
    int approved = 0;
    for (int i = 0; i < 400; i++) {
      if (authorize("chance-" + i, 1, token).getState() == TransactionState.AUTHORIZED) {
        approved++;
      }
    }
    // Seven standard deviations around 360.
    assertTrue(approved > 318 && approved < 400, approved + " of 400");
  }

  @Test
  void twentyAuthorizationsOfOneOrderAtOnceAreDecidedOnce() throws Exception {
    String token = token("4111111111111111");
    try (var threads = Executors.newFixedThreadPool(20)) {
      List<Callable<TransactionState>> calls =
          IntStream.range(0, 20)
              .<Callable<TransactionState>>mapToObj(
                  i -> () -> authorize("together", 9, token).getState())
              .toList();
      var states = new java.util.HashSet<TransactionState>();
      for (var answer : threads.invokeAll(calls)) {
        states.add(answer.get());
      }
      assertEquals(1, states.size());
    }
    long steps =
        find("together").getClock().getEntry().stream()
            .filter(e -> e.getComponent().equals("payment"))
            .mapToLong(ClockEntry::getCount)
            .sum();
    assertEquals(1, steps);
  }

  @Test
  void clocksAreMergedAndCountedUp() throws Exception {
    Transaction transaction = authorize("clock", 1, token(APPROVED));
    assertEquals(
        List.of("function=3", "payment=1"),
        transaction.getClock().getEntry().stream()
            .map(e -> e.getComponent() + "=" + e.getCount())
            .toList());
  }

  @Test
  void aCardsFingerprintIsStableAndItsNumberIsNowhereInTheDatabase() throws Exception {
    TokenizeResponse first = tokenize(APPROVED, "12/30");
    TokenizeResponse second = tokenize(APPROVED, "11/31");
    assertArrayEquals(first.getCardFingerprint(), second.getCardFingerprint());
    assertNotEquals(first.getToken(), second.getToken());
    try (var connection = DriverManager.getConnection(database.jdbcUrl("payment"), "root", "");
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
  void badCardsUnknownTokensAndMalformedMessagesAreFaults() {
    var invalid = assertThrows(InvalidCardFault.class, () -> token("4242424242424241"));
    assertEquals("number", invalid.getFaultInfo().getField());
    assertThrows(InvalidCardFault.class, () -> tokenize(APPROVED, "13/30"));
    assertThrows(UnknownTokenFault.class, () -> authorize("o7", 1, "nobody-made-this"));
    assertThrows(WebServiceException.class, () -> authorize("not an id!", 1, "t"));
    assertThrows(WebServiceException.class, () -> authorize("o8", -1, "t"));
  }

  @Test
  void aDatabaseThatForgetsCommitsIsRefused() throws Exception {
    try (var forgetful =
        MariaDbServer.start(
            new MariaDbServer.Options(
                Distribution.ofUser(), directory.resolve("forgetful"), 0, false))) {
      var other = new java.util.HashMap<>(variables);
      other.put("STOA_DATABASE_URL", forgetful.jdbcUrl("payment"));
      other.put("STOA_HTTP_PORT", Integer.toString(freePort()));
      var error =
          assertThrows(ConfigurationException.class, () -> PaymentService.start(other).close());
      assertNotNull(error.getMessage());
    }
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String token(String number) throws Exception {
    return tokenize(number, "12/30").getToken();
  }

  private static TokenizeResponse tokenize(String number, String expiry) throws Exception {
    var request = new Tokenize();
    request.setHolder("Ada Lovelace");
    request.setNumber(number);
    request.setExpiry(expiry);
    request.setSecurityCode("123");
    return port.tokenize(request);
  }

  private static Transaction authorize(String order, long amount, String token) throws Exception {
    var request = new Authorize();
    request.setOrderId(order);
    request.setAmountCents(amount);
    request.setToken(token);
    request.setClock(clock());
    return port.authorize(request).getTransaction();
  }

  private static Transaction capture(String order, long amount) throws Exception {
    var request = new Capture();
    request.setOrderId(order);
    request.setAmountCents(amount);
    request.setClock(clock());
    return port.capture(request).getTransaction();
  }

  private static Transaction refund(String order, long amount) throws Exception {
    var request = new Refund();
    request.setOrderId(order);
    request.setAmountCents(amount);
    request.setClock(clock());
    return port.refund(request).getTransaction();
  }

  private static Transaction cancel(String order) throws Exception {
    var request = new stoa.payment.api.Void();
    request.setOrderId(order);
    request.setClock(clock());
    return port._void(request).getTransaction();
  }

  private static Transaction find(String order) throws Exception {
    var request = new GetTransaction();
    request.setOrderId(order);
    return port.getTransaction(request).getTransaction();
  }

  private static VectorClock clock() {
    var clock = new VectorClock();
    var entry = new ClockEntry();
    entry.setComponent("function");
    entry.setCount(3);
    clock.getEntry().add(entry);
    return clock;
  }
}
