package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.system.contract.Market.ALWAYS_APPROVED;
import static stoa.system.contract.Market.newOrder;
import static stoa.system.contract.Market.unique;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.CommandFailure;
import stoa.cli.Stoa;
import stoa.cli.admin.AdminMember;
import stoa.cli.local.LocalSystem;
import stoa.system.contract.Market.Account;
import stoa.tls.MutualTls;
import stoa.tls.TlsFiles;
import stoa.tls.TransportSecurity;

/// A whole system whose processes talk by TLS everywhere: functions, groups, Raft, state transfer,
/// SOAP.
@Tag("own-system")
final class TlsSystemIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration HEALING_LIMIT = Duration.ofSeconds(90);

  @TempDir Path directory;

  @Test
  void servesAPurchaseAndGoesOnWhileItsAuthorityIsReplaced()
      throws IOException, InterruptedException {
    try (LocalSystem system = LocalSystem.startWithTls(directory, 1, Map.of())) {
      Market market = Market.of(system);
      buySomething(market);
      opensTheAdministrationToOperatorsAlone(system);
      takesNoPlainText(system);
      assertEquals(Set.of(), AskedMetrics.missing(system.endpoints()));

      rotate();
      rotate("--deployed");
      // It comes back with a certificate of an authority that the others learn of only when it
      // calls them.
      system.kill("product-leader", Duration.ZERO);
      system.kill("customer-1", Duration.ZERO);
      assertTrue(system.awaitHealthy(HEALING_LIMIT), () -> system.status().toString());
      buySomething(market);
    }
  }

  private static void buySomething(Market market) {
    String item = market.list(market.seller());
    Account buyer = market.buyerOf(item, 2);
    Answer answer = market.buy(buyer, unique(), newOrder(ALWAYS_APPROVED)).is(201);
    assertEquals("COMPLETED", answer.json().path("state").asText(""));
  }

  private void opensTheAdministrationToOperatorsAlone(LocalSystem system) {
    String address = system.endpoints().customerMembers().get(2);
    try (var operator = new AdminMember("customer-2", address, as("operator"))) {
      assertTrue(operator.status(LIMIT).getServing());
    }
    try (var function = new AdminMember("customer-2", address, as("buyer-function"))) {
      var refusal = assertThrows(CommandFailure.class, () -> function.status(LIMIT));
      assertEquals("customer-2: open to: operator", refusal.getMessage());
    }
    try (var deceived = new AdminMember("customer-3", address, as("operator"))) {
      assertThrows(CommandFailure.class, () -> deceived.status(LIMIT));
    }
  }

  private static void takesNoPlainText(LocalSystem system) {
    String address = system.endpoints().productMembers().getFirst();
    try (var plain = new AdminMember("product-0", address)) {
      assertThrows(CommandFailure.class, () -> plain.status(LIMIT));
    }
  }

  private Path keys() {
    return directory.resolve("keys").resolve("tls");
  }

  private TransportSecurity as(String machine) {
    Path folder = keys().resolve(machine);
    var files =
        new TlsFiles(
            folder.resolve("tls.crt"), folder.resolve("tls.key"), folder.resolve("ca.crt"));
    return new TransportSecurity(Optional.of(MutualTls.of(files)));
  }

  private void rotate(String... more) {
    var output = new StringWriter();
    var writer = new PrintWriter(output);
    var line = Stoa.commandLine().setOut(writer).setErr(writer);
    String[] words = new String[4 + more.length];
    System.arraycopy(more, 0, words, 4, more.length);
    words[0] = "keys";
    words[1] = "rotate";
    words[2] = "ca";
    words[3] = keys().toString();
    assertEquals(0, line.execute(words), output.toString());
  }
}
