package stoa.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import stoa.cli.keys.KeysDirectory;
import stoa.cli.keys.Secrets;
import stoa.cli.keys.SigningKey;

/// The keys of a local system, made once and kept with its data. Every file is readable by its
/// owner only.
///
/// | file | holds |
/// |---|---|
/// | `buyer.pem`, `seller.pem` | the private signing key of each role, PKCS#8 |
/// | `jwks.json` | the public keys of both |
/// | `fingerprint.key` | a line `name hex`: the key of request fingerprints |
/// | `customer-group.keys`, `product-group.keys` | a line `id hex`: what authenticates members |
/// | `payment.key` | 32 bytes in hexadecimal |
/// | `probe.password` | of the account that `up` writes to see the system serve |
/// | `tls/` | certificates, as `stoa keys` makes them; only with TLS |
record Keys(Path directory) {
  /// Renewed at each start that uses them.
  private static final int CERTIFICATE_DAYS = 365;

  Path groupKeys(UnitKind group) {
    return directory.resolve(group.word() + "-group.keys");
  }

  Path payment() {
    return directory.resolve("payment.key");
  }

  private Path jwks() {
    return directory.resolve("jwks.json");
  }

  /// The folder with a unit's certificate. Functions of a kind share one.
  Path certificates(UnitName unit) {
    return tls()
        .folder(unit.kind().isFunction() ? unit.kind().word() + "-function" : unit.toString());
  }

  private KeysDirectory tls() {
    return new KeysDirectory(directory.resolve("tls"));
  }

  String probePassword() throws IOException {
    return Files.readString(directory.resolve("probe.password")).strip();
  }

  /// Makes what is missing. The key set comes last, so that its presence means all are there.
  void create() throws IOException {
    if (Files.exists(jwks())) {
      return;
    }
    secret("fingerprint.key", "k1 " + randomHex());
    secret("customer-group.keys", "1 " + randomHex());
    secret("product-group.keys", "1 " + randomHex());
    secret("payment.key", randomHex());
    secret("probe.password", randomHex());
    DataDirectory.writeDurably(jwks(), SigningKey.keySet(List.of(sign("buyer"), sign("seller"))));
  }

  /// Makes certificates where they are missing, and renews those that end before long.
  void createCertificates(Instant now) throws IOException {
    if (tls().exists()) {
      tls().publish(now, CERTIFICATE_DAYS, false);
    } else {
      tls().create(now, CERTIFICATE_DAYS);
    }
  }

  private void secret(String file, String line) throws IOException {
    DataDirectory.writeDurably(directory.resolve(file), line + "\n");
  }

  private SigningKey sign(String role) throws IOException {
    SigningKey key = SigningKey.create(role);
    DataDirectory.writeDurably(directory.resolve(role + ".pem"), key.key());
    return key;
  }

  static String randomHex() {
    return Secrets.randomHex();
  }
}
