package stoa.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.payment.api.TransactionConflictFault;
import stoa.payment.api.TransactionState;

/// The whole ledger out and in again, on a real MariaDB.
class LedgerBackupTest {
  private static final String APPROVED = "4242424242424242";
  private static final String DECLINED = "4000000000000002";
  private static final String FAULT_ONCE = "4000000000000119";

  @TempDir Path directory;

  @Test
  void aRestoredLedgerIsTheOneThatWasBackedUp() throws Exception {
    String token;
    String text;
    try (var payment = LocalPayment.start(directory.resolve("old"))) {
      token = payment.token(APPROVED);
      payment.authorize("captured", 500, token);
      payment.capture("captured", 500);
      payment.authorize("open", 700, token);
      payment.authorize("declined", 900, payment.token(DECLINED));
      assertThrows(
          Exception.class, () -> payment.authorize("faulted", 10, payment.token(FAULT_ONCE)));
      text = get(payment, "/backup");
    }
    assertFalse(text.contains(APPROVED), "no card number");
    assertTrue(text.endsWith("end\t7\n"), text);
    Path part = part("r1", 1, text);
    var restore = Map.of("STOA_RESTORE", part.toString());
    try (var payment = LocalPayment.start(directory.resolve("new"), restore)) {
      assertEquals(text, get(payment, "/backup"));
      assertEquals(TransactionState.CAPTURED, payment.find("captured").getState());
      assertEquals(TransactionState.AUTHORIZED, payment.authorize("new", 1, token).getState());
    }
    // The setting has no meaning any more, and another restore is refused.
    try (var payment = LocalPayment.start(directory.resolve("new"), restore)) {
      assertEquals(TransactionState.AUTHORIZED, payment.find("new").getState());
    }
    part("r2", 1, text);
    assertRefused("new", restore, "another restore");
  }

  @Test
  void refusesWhatIsDamagedOrAnothersOrWhereThereIsData() throws Exception {
    String text = "stoa ledger 1\t1\nfaulted_order\to1\nend\t1\n";
    var restore = Map.of("STOA_RESTORE", part("r1", 2, text).toString());
    assertRefused("m", restore, "cluster 2");
    Files.writeString(part("r1", 1, text).resolve("ledger.tsv"), text.replace("o1", "o2"));
    assertRefused("m", restore, "damaged");
    part("r1", 1, text.replace("end\t1", "end\t2"));
    assertRefused("m", restore, "rows are missing");
    part("r1", 1, text);
    try (var payment = LocalPayment.start(directory.resolve("used"))) {
      payment.token(APPROVED);
    }
    assertRefused("used", restore, "has data");
    try (var payment = LocalPayment.start(directory.resolve("m"), restore)) {
      assertEquals(text, get(payment, "/backup"));
    }
  }

  @Test
  void moneyThatNobodyStandsForIsGivenBackOnce() throws Exception {
    try (var payment = LocalPayment.start(directory.resolve("m"))) {
      String token = payment.token(APPROVED);
      payment.authorize("a", 500, token);
      payment.authorize("b", 600, token);
      payment.capture("b", 600);
      for (int i = 0; i < 2; i++) {
        assertEquals("VOIDED\n", giveBack(payment, "a").body());
        assertEquals("REFUNDED\n", giveBack(payment, "b").body());
      }
      assertEquals(404, giveBack(payment, "nobody").statusCode());
      assertThrows(TransactionConflictFault.class, () -> payment.capture("a", 500));
    }
  }

  private void assertRefused(String where, Map<String, String> variables, String why) {
    var refused =
        assertThrows(
            ConfigurationException.class,
            () -> LocalPayment.start(directory.resolve(where), variables).close());
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
  }

  private Path part(String id, long cluster, String text) throws Exception {
    Path part = Files.createDirectories(directory.resolve("part"));
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Files.write(part.resolve("ledger.tsv"), content);
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    Files.writeString(
        part.resolve("restore.properties"),
        "format=1\nrestore=%s\npart=payment\ncluster=%d\nfile.ledger.tsv=%d %s\n"
            .formatted(id, cluster, content.length, sha));
    return part;
  }

  private static String get(LocalPayment payment, String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(payment, path)).build()).body();
  }

  private static HttpResponse<String> giveBack(LocalPayment payment, String order)
      throws Exception {
    return send(
        HttpRequest.newBuilder(uri(payment, "/ledger/give-back?" + order))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private static URI uri(LocalPayment payment, String path) {
    return URI.create("http://127.0.0.1:" + payment.operationsPort() + path);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
