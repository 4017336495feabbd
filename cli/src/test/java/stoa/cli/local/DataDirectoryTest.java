package stoa.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.Json;

class DataDirectoryTest {
  @TempDir Path temporary;
  private DataDirectory data = new DataDirectory(Path.of("data"));

  @BeforeEach
  void create() throws IOException {
    data = new DataDirectory(temporary.resolve("a directory"));
    data.create(7100);
  }

  @Test
  void theBasePortStaysWithTheData() throws IOException {
    data.create(9000);
    assertEquals(7100, data.readFacts().orElseThrow().basePort());
  }

  @Test
  void keysAreReadableByTheirOwnerOnlyAndNeverReplaced() throws IOException {
    Keys keys = new Keys(data.keys());
    keys.create();
    String before = Files.readString(data.keys().resolve("buyer.pem"));
    keys.create();
    assertEquals(before, Files.readString(data.keys().resolve("buyer.pem")));
    try (var files = Files.list(data.keys())) {
      for (Path file : files.toList()) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
    }
  }

  @Test
  void thePublishedKeysVerifyWhatThePrivateOnesSign() throws IOException, GeneralSecurityException {
    new Keys(data.keys()).create();
    JsonNode keys = Json.readTree(Files.readString(data.keys().resolve("jwks.json"))).get("keys");
    assertEquals(2, keys.size());
    for (JsonNode key : keys) {
      String role = key.get("kid").asText().split("-", 2)[0];
      assertTrue(verifies(key, sign(role)), role);
    }
  }

  private static final byte[] MESSAGE = {1, 2, 3};

  private byte[] sign(String role) throws IOException, GeneralSecurityException {
    String pem =
        Files.readString(data.keys().resolve(role + ".pem")).replaceAll("-----.*-----|\\s", "");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
    signature.update(MESSAGE);
    return signature.sign();
  }

  private static boolean verifies(JsonNode key, byte[] signed) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
    signature.update(MESSAGE);
    return signature.verify(signed);
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(name).asText()));
  }

  @Test
  void onlyTheVeryFirstStartBootstraps() throws IOException {
    Bootstrap bootstrap = new Bootstrap(data);
    UnitName member = new UnitName(UnitKind.PRODUCT, 1);
    assertFalse(bootstrap.isNeededBy(member), "before anything has begun");
    bootstrap.begin(UnitKind.PRODUCT);
    assertTrue(bootstrap.isNeededBy(member));
    Files.createDirectories(data.files(member));
    Files.writeString(data.files(member).resolve("journal"), "x");
    assertFalse(bootstrap.isNeededBy(member), "a member that has files goes on with them");
    bootstrap.finish(UnitKind.PRODUCT);
    DataDirectory.deleteTree(data.files(member));
    assertFalse(bootstrap.isNeededBy(member), "a lost disk must not start empty");
  }

  @Test
  void aFirstStartThatCrashedBeginsAgainFromNothing() throws IOException {
    Bootstrap bootstrap = new Bootstrap(data);
    UnitName member = new UnitName(UnitKind.CUSTOMER, 4);
    bootstrap.begin(UnitKind.CUSTOMER);
    Files.createDirectories(data.files(member));
    Files.writeString(data.files(member).resolve("journal"), "half");
    bootstrap.begin(UnitKind.CUSTOMER);
    assertTrue(bootstrap.isNeededBy(member));
    bootstrap.finish(UnitKind.CUSTOMER);
    Files.createDirectories(data.files(member));
    Files.writeString(data.files(member).resolve("journal"), "whole");
    bootstrap.begin(UnitKind.CUSTOMER);
    assertEquals("whole", Files.readString(data.files(member).resolve("journal")));
  }

  @Test
  void noTwoUnitsShareAPort() {
    PortPlan ports = new PortPlan(7100, 8080);
    var all =
        UnitName.all(PortPlan.MAX_FUNCTIONS).stream()
            .flatMap(unit -> ports.of(unit).keySet().stream())
            .toList();
    assertEquals(all.size(), all.stream().distinct().count());
    assertTrue(
        all.stream()
            .allMatch(port -> port == 8080 || (port >= 7100 && port < 7100 + PortPlan.SPAN)));
  }
}
