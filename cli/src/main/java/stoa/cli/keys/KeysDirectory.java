package stoa.cli.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.authority.CertificateAuthority;
import stoa.authority.Certified;
import stoa.cli.CommandFailure;
import stoa.cli.Json;
import stoa.tls.Role;

/// A directory with all keys of a fleet. Every file is readable by its owner only.
///
/// | path | holds |
/// |---|---|
/// | `ca/keys.json` | everything, the authority's key too; stays where it is, off-line |
/// | `MACHINE/` | exactly what that machine or function needs: `tls.crt`, `tls.key`, `ca.crt`, and keys of its role |
///
/// A change is first written to `ca/keys.json`, at once, and then to the folders. After a crash
/// between the two, [#publish] makes the folders follow.
public final class KeysDirectory {
  private final Path root;

  /// @param root need not exist
  public KeysDirectory(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /// What one machine has.
  public Path folder(String machine) {
    return root.resolve(machine);
  }

  private Path master() {
    return folder("ca").resolve("keys.json");
  }

  /// Whether [#create] has been here.
  public boolean exists() {
    return Files.exists(master());
  }

  /// Makes all keys, with certificates for so many days.
  ///
  /// @throws CommandFailure when there are some already
  public void create(Instant now, int days) throws IOException {
    if (exists()) {
      throw new CommandFailure(root + " holds keys already; see stoa keys renew and rotate");
    }
    PrivateFiles.directory(root);
    store(KeyRing.create(now));
    publish(now, days, false);
  }

  /// The present state.
  ///
  /// @throws CommandFailure when there is none
  KeyRing ring() throws IOException {
    if (!exists()) {
      throw new CommandFailure("no keys in " + root + "; stoa keys init " + root + " makes them");
    }
    return Json.read(Files.readString(master()), KeyRing.class);
  }

  void store(KeyRing ring) throws IOException {
    PrivateFiles.directory(folder("ca"));
    PrivateFiles.writeDurably(master(), Json.writeIndented(ring) + "\n");
  }

  /// Makes the folders follow `ca/keys.json`: certificates that are missing, end within a third of
  /// their time or are by another authority are made afresh.
  ///
  /// @param all every certificate afresh
  /// @return the machines that got a certificate
  public List<String> publish(Instant now, int days, boolean all) throws IOException {
    KeyRing ring = ring();
    Certified stored = ring.authorities().current();
    var authority = CertificateAuthority.of(stored);
    return Machines.all().stream()
        .filter(machine -> publish(machine, ring, authority, now, days, all))
        .toList();
  }

  private boolean publish(
      String machine,
      KeyRing ring,
      CertificateAuthority authority,
      Instant now,
      int days,
      boolean all) {
    try {
      Path folder = PrivateFiles.directory(folder(machine));
      boolean fresh = all || !isGood(folder, ring, now, days);
      if (fresh) {
        var names = List.of(Role.dnsName(machine));
        var certified =
            authority.issue(
                names, now.minus(Lifetimes.CLOCK_SLACK), now.plus(Duration.ofDays(days)));
        // After a crash in between there is no certificate, and a pair is made afresh.
        Files.deleteIfExists(folder.resolve("tls.crt"));
        PrivateFiles.writeDurably(folder.resolve("tls.key"), certified.key());
        PrivateFiles.writeDurably(folder.resolve("tls.crt"), certified.certificate());
      }
      update(folder, Map.of("ca.crt", ring.authorities().bundle()));
      update(folder, Machines.files(machine, ring));
      return fresh;
    } catch (IOException unwritable) {
      throw new CommandFailure(folder(machine) + " cannot be written: " + unwritable, unwritable);
    }
  }

  private static void update(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
        PrivateFiles.writeDurably(path, file.getValue());
      }
    }
  }

  private static boolean isGood(Path folder, KeyRing ring, Instant now, int days)
      throws IOException {
    if (!Files.exists(folder.resolve("tls.key"))) {
      return false;
    }
    Instant soon = now.plus(Duration.ofDays(days).dividedBy(3));
    String issuer = ring.authorities().current().certificate();
    return certificate(folder.resolve("tls.crt"))
        .filter(own -> own.getNotAfter().toInstant().isAfter(soon))
        .filter(own -> isBy(own, issuer))
        .isPresent();
  }

  private static boolean isBy(X509Certificate own, String issuerPem) {
    try {
      own.verify(parse(issuerPem).getPublicKey());
      return true;
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  /// When a machine's certificate ends; empty when it has none.
  Optional<Instant> expiry(String machine) throws IOException {
    return certificate(folder(machine).resolve("tls.crt"))
        .map(certificate -> certificate.getNotAfter().toInstant());
  }

  private static Optional<X509Certificate> certificate(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(Files.readString(file)));
    } catch (GeneralSecurityException damaged) {
      return Optional.empty();
    }
  }

  private static X509Certificate parse(String pem) throws GeneralSecurityException {
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
