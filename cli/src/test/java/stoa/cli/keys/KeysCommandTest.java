package stoa.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.Json;
import stoa.cli.Stoa;
import stoa.tls.MutualTls;
import stoa.tls.TlsFiles;

/// The verbs as an operator types them, on a directory of their own.
@SuppressWarnings("NullAway.Init")
class KeysCommandTest {
  /// What `init` makes, once: RSA keys take their time.
  @TempDir private static Path made;

  @TempDir private Path temporary;
  private Path keys;

  @BeforeAll
  static void init() {
    run(0, "init", made.resolve("keys").toString());
  }

  @BeforeEach
  void copy() throws IOException {
    keys = temporary.resolve("keys");
    Path original = made.resolve("keys");
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, keys.resolve(original.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static String run(int expected, String... arguments) {
    var output = new StringWriter();
    var writer = new PrintWriter(output);
    List<String> words = new ArrayList<>(List.of("keys"));
    words.addAll(List.of(arguments));
    int code =
        Stoa.commandLine().setOut(writer).setErr(writer).execute(words.toArray(String[]::new));
    assertEquals(expected, code, output.toString());
    return output.toString();
  }

  private Set<String> files(String machine) throws IOException {
    try (Stream<Path> files = Files.list(keys.resolve(machine))) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }

  private String read(String machine, String file) throws IOException {
    return Files.readString(keys.resolve(machine).resolve(file));
  }

  @Test
  void givesEachMachineExactlyWhatItNeeds() throws IOException {
    Set<String> tls = Set.of("tls.crt", "tls.key", "ca.crt");
    assertEquals(with(tls, "group.keys"), files("customer-4"));
    assertEquals(tls, files("product-0"));
    assertEquals(tls, files("operator"));
    assertEquals(with(tls, "payment.key"), files("payment"));
    assertEquals(with(tls, "buyer.pem", "jwks.json", "fingerprint.key"), files("buyer-function"));
    assertEquals(with(tls, "seller.pem", "jwks.json", "fingerprint.key"), files("seller-function"));
    for (String machine : Machines.all()) {
      Path key = keys.resolve(machine).resolve("tls.key");
      assertEquals(
          PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(key));
      assertTrue(tls(machine).untilExpiry().compareTo(Duration.ofDays(89)) > 0);
    }
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return all;
  }

  private MutualTls tls(String machine) {
    Path folder = keys.resolve(machine);
    return MutualTls.of(
        new TlsFiles(
            folder.resolve("tls.crt"), folder.resolve("tls.key"), folder.resolve("ca.crt")));
  }

  @Test
  void keepsTheAuthoritysKeyToItself() throws IOException {
    KeyRing ring = Json.read(read("ca", "keys.json"), KeyRing.class);
    String secret = ring.authorities().current().key();
    try (Stream<Path> files = Files.walk(keys)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean master = file.startsWith(keys.resolve("ca"));
        assertTrue(master || !Files.readString(file).contains(secret), file.toString());
      }
    }
  }

  @Test
  void makesNothingWhereKeysAreAlready() throws IOException {
    String before = read("ca", "keys.json");
    assertTrue(run(1, "init", keys.toString()).contains("holds keys already"));
    assertEquals(before, read("ca", "keys.json"));
    Path elsewhere = temporary.resolve("elsewhere");
    assertTrue(run(1, "renew", elsewhere.toString()).contains("no keys in"));
    assertFalse(Files.exists(elsewhere));
    assertTrue(run(1, "renew", "--days", "0", keys.toString()).contains("--days must lie"));
  }

  @Test
  void renewsWhatEndsSoonAndNothingElse() throws IOException {
    assertTrue(run(0, "renew", keys.toString()).contains("nothing is due"));
    String before = read("product-1", "tls.crt");
    assertTrue(run(0, "renew", "--all", keys.toString()).contains("renewed customer-0"));
    assertNotEquals(before, read("product-1", "tls.crt"));
    // Ends in 90 days: within a third of 300.
    assertTrue(run(0, "renew", "--days", "300", keys.toString()).contains("product-1"));
    assertTrue(tls("product-1").untilExpiry().compareTo(Duration.ofDays(299)) > 0);
  }

  @Test
  void makesAPairAfreshOfWhichOnlyTheKeyWasWritten() throws IOException {
    Files.delete(keys.resolve("payment").resolve("tls.crt"));
    assertTrue(run(1, "show", keys.toString()).contains("payment          missing"));
    assertEquals("renewed payment\n", run(0, "renew", keys.toString()));
    assertTrue(run(0, "show", keys.toString()).contains("authority        one"));
    assertTrue(tls("payment").untilExpiry().isPositive());
  }

  @Test
  void rotatesTheAuthorityInThreeStepsOfWhichNeighboursTrustEachOther() throws IOException {
    String oldBundle = read("customer-0", "ca.crt");
    String oldCertificate = read("customer-0", "tls.crt");

    run(0, "rotate", "ca", keys.toString());
    String both = read("customer-0", "ca.crt");
    assertTrue(both.startsWith(oldBundle));
    assertEquals(2, both.split("BEGIN CERTIFICATE", -1).length - 1);
    assertEquals(oldCertificate, read("customer-0", "tls.crt"));

    assertTrue(run(1, "rotate", "ca", keys.toString()).contains("--deployed"));
    assertEquals(both, read("customer-0", "ca.crt"));

    run(0, "rotate", "ca", keys.toString(), "--deployed");
    assertNotEquals(oldCertificate, read("customer-0", "tls.crt"));
    assertTrue(read("customer-0", "ca.crt").contains(oldBundle));

    run(0, "rotate", "ca", keys.toString(), "--deployed");
    assertFalse(read("customer-0", "ca.crt").contains(oldBundle));
    assertTrue(both.contains(read("customer-0", "ca.crt")));
    Machines.all().forEach(machine -> assertTrue(tls(machine).untilExpiry().isPositive()));
  }

  @Test
  void rotatesGroupKeysSoThatTheOneInUseIsKnownEverywhere() throws IOException {
    List<String> first = lines("customer-2", "group.keys");
    run(0, "rotate", "group", keys.toString());
    List<String> added = lines("customer-2", "group.keys");
    assertEquals(List.of(first.getFirst(), added.getLast()), added);
    assertTrue(run(1, "rotate", "group", keys.toString()).contains("--deployed"));
    run(0, "rotate", "group", keys.toString(), "--deployed");
    assertEquals(added.reversed(), lines("customer-2", "group.keys"));
    run(0, "rotate", "group", keys.toString(), "--deployed");
    assertEquals(List.of(added.getLast()), lines("customer-2", "group.keys"));
    assertTrue(added.getLast().matches("2 [0-9a-f]{64}"));
  }

  @Test
  void keepsOldFingerprintKeysReadableForEver() throws IOException {
    String first = lines("buyer-function", "fingerprint.key").getFirst();
    for (int round = 0; round < 2; round++) {
      run(0, "rotate", "fingerprint", keys.toString());
      run(0, "rotate", "fingerprint", keys.toString(), "--deployed");
    }
    List<String> all = lines("seller-function", "fingerprint.key");
    assertEquals(
        List.of("k3", "k2", "k1"), all.stream().map(line -> line.substring(0, 2)).toList());
    assertEquals(first, all.getLast());
  }

  private List<String> lines(String machine, String file) throws IOException {
    return read(machine, file).lines().toList();
  }

  @Test
  void signsWithAKeyThatWasInEveryKeySetBefore() throws IOException {
    String before = read("seller-function", "jwks.json");
    String oldKey = read("buyer-function", "buyer.pem");
    assertEquals(4, before.split("\"kid\"", -1).length - 1);
    run(0, "rotate", "signing", keys.toString(), "--deployed");
    KeyRing ring = Json.read(read("ca", "keys.json"), KeyRing.class);
    assertTrue(before.contains(ring.buyer().current().id()));
    assertFalse(before.contains(ring.buyer().next().id()));
    assertNotEquals(oldKey, read("buyer-function", "buyer.pem"));
    String after = read("buyer-function", "jwks.json");
    assertEquals(6, after.split("\"kid\"", -1).length - 1);
    assertEquals(after, read("seller-function", "jwks.json"));
    assertFalse(read("ca", "keys.json").contains(Json.write(oldKey)));
  }

  /// Every JVM has an order of its own for maps that promise none.
  @Test
  void writesAKeySetInTheSameOrderEachTime() throws IOException {
    List<String> order = new ArrayList<>();
    Json.readTree(read("buyer-function", "jwks.json"))
        .at("/keys/0")
        .fieldNames()
        .forEachRemaining(order::add);
    assertEquals(List.of("kty", "use", "alg", "kid", "n", "e"), order);
  }

  @Test
  void replacesThePaymentKey() throws IOException {
    String before = read("payment", "payment.key");
    run(0, "rotate", "payment", keys.toString());
    assertNotEquals(before, read("payment", "payment.key"));
    assertTrue(read("payment", "payment.key").matches("[0-9a-f]{64}\n"));
  }
}
