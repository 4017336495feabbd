package stoa.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.authority.CertificateAuthority;
import stoa.tls.MutualTls;
import stoa.tls.PemSource;
import stoa.tls.Role;

class TlsTest {
  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant FROM = Instant.now().minus(Duration.ofDays(1));

  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant UNTIL = Instant.now().plus(Duration.ofDays(365));

  @TempDir Path directory;

  private final Map<Integer, PemSource.Pem> shown = new ConcurrentHashMap<>();
  private final Map<Integer, MutualTls> members = new HashMap<>();

  private static CertificateAuthority authority() {
    return CertificateAuthority.create("test", FROM, UNTIL);
  }

  /// What a member of this name has, with the authorities it trusts.
  private static PemSource.Pem pem(
      CertificateAuthority authority, String machine, CertificateAuthority... trusted) {
    var certified = authority.issue(List.of(Role.dnsName(machine)), FROM, UNTIL);
    StringBuilder bundle = new StringBuilder();
    for (CertificateAuthority one : trusted) {
      bundle.append(one.certificate());
    }
    return new PemSource.Pem(certified.certificate(), certified.key(), bundle.toString());
  }

  private LocalGroup group(String name) {
    shown.keySet().forEach(member -> members.put(member, MutualTls.of(() -> shown(member))));
    var group = new LocalGroup(directory, name, SnapshotPolicy.STANDARD, members);
    IntStream.range(0, LocalGroup.SIZE).forEach(m -> group.start(m, StartMode.BOOTSTRAP));
    return group;
  }

  private PemSource.Pem shown(int member) {
    return java.util.Objects.requireNonNull(shown.get(member));
  }

  @Test
  void groupWorksOverTlsAndRefusesAMemberWithAnothersCertificate() throws Exception {
    var authority = authority();
    IntStream.range(0, 4).forEach(m -> shown.put(m, pem(authority, "tls-" + m, authority)));
    shown.put(4, pem(authority, "customer-4", authority));
    try (var group = group("tls")) {
      IntStream.range(0, 20).forEach(i -> group.submit("c" + i));
      LocalGroup.await(
          "four members", () -> IntStream.range(0, 4).allMatch(m -> group.state(m).size() == 20));
      LocalGroup.await(
          "refusals of the stranger",
          () -> IntStream.range(0, 4).anyMatch(m -> refusals(m) > 0) && refusals(4) == 0);
      assertEquals(0, group.state(4).size());
    }
  }

  private long refusals(int member) {
    return java.util.Objects.requireNonNull(members.get(member)).refusals();
  }

  @Test
  void groupGoesOnThroughARotationOfTheAuthorityAndShutsOutWhoKeptTheOldOne() throws Exception {
    var old = authority();
    var next = authority();
    all(m -> pem(old, "turn-" + m, old));
    try (var group = group("turn")) {
      submit(group, 1);
      all(m -> pem(old, "turn-" + m, old, next));
      submit(group, 2);
      all(m -> pem(next, "turn-" + m, old, next));
      submit(group, 3);
      // Member 4 misses the last step and the one before it.
      shown.put(4, pem(old, "turn-4", old));
      IntStream.range(0, 4).forEach(m -> shown.put(m, pem(next, "turn-" + m, next)));
      readAgain();
      IntStream.range(0, 20).forEach(i -> group.submit("last-" + i));
      LocalGroup.await(
          "four members", () -> IntStream.range(0, 4).allMatch(m -> group.state(m).size() == 80));
      LocalGroup.await(
          "refusals of the member that stayed behind",
          () -> IntStream.range(0, 5).anyMatch(m -> refusals(m) > 0));
      assertTrue(group.halts.isEmpty(), group.halts.toString());
    }
  }

  private void all(java.util.function.IntFunction<PemSource.Pem> pem) {
    IntStream.range(0, LocalGroup.SIZE).forEach(m -> shown.put(m, pem.apply(m)));
    readAgain();
  }

  private void readAgain() {
    members.values().forEach(MutualTls::readAgain);
  }

  private static void submit(LocalGroup group, int step) {
    IntStream.range(0, 20).forEach(i -> group.submit("step-" + step + "-" + i));
    LocalGroup.await(
        "all members",
        () ->
            IntStream.range(0, LocalGroup.SIZE).allMatch(m -> group.state(m).size() == 20 * step));
  }
}
