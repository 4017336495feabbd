package stoa.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.authority.CertificateAuthority;
import stoa.client.CommandAnswer.Decided;
import stoa.proto.product.v1.ProductCommandServiceGrpc;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductReadServiceGrpc;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.PemSource;
import stoa.tls.Role;
import stoa.tls.grpc.GrpcTls;
import stoa.tls.grpc.RoleInterceptor;

/// A group's client over TLS, with members that have real certificates.
final class SecuredMembersTest {
  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant FROM = Instant.now().minus(Duration.ofDays(1));

  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant UNTIL = Instant.now().plus(Duration.ofDays(100));

  private static final GroupLimits LIMITS =
      new GroupLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(3),
          Duration.ofMillis(10),
          Duration.ofMillis(50));

  /// For calls that must come to nothing.
  private static final GroupLimits BRIEF =
      new GroupLimits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofMillis(10),
          Duration.ofMillis(50));

  private final CertificateAuthority authority = CertificateAuthority.create("test", FROM, UNTIL);
  private final List<TestMember> members = new ArrayList<>();
  private volatile PemSource.Pem shown = pem("buyer-function");

  private PemSource.Pem pem(String machine) {
    return pem(authority, machine);
  }

  private PemSource.Pem pem(CertificateAuthority issuer, String machine) {
    var certified = issuer.issue(List.of(Role.dnsName(machine)), FROM, UNTIL);
    return new PemSource.Pem(certified.certificate(), certified.key(), authority.certificate());
  }

  private TestMember member(String machine) throws IOException {
    PemSource.Pem own = pem(machine);
    MutualTls tls = MutualTls.of(() -> own);
    PeerRule callers = PeerRule.anyOf(Role.BUYER_FUNCTION);
    var interceptor =
        new RoleInterceptor(
            tls,
            Map.of(
                ProductCommandServiceGrpc.SERVICE_NAME,
                callers,
                ProductReadServiceGrpc.SERVICE_NAME,
                callers));
    var member =
        new TestMember(
            0, builder -> builder.sslContext(GrpcTls.forServing(tls)).intercept(interceptor));
    members.add(member);
    return member;
  }

  private ProductGroup group(GroupLimits limits) {
    var source = ChannelSource.mutualTls(MutualTls.of(() -> shown), Role.PRODUCT_MEMBER);
    var addresses = members.stream().map(TestMember::address).toList();
    return new ProductGroup(
        new GroupClient("product", addresses, MemberPreference.SPREAD, source, limits));
  }

  @AfterEach
  void stop() {
    members.forEach(TestMember::close);
  }

  private static CommandAnswer<?> submit(ProductGroup group) {
    return group.submit(
        CallContext.within(Duration.ofSeconds(60), "test"),
        CommandIdentity.fresh(1),
        ProductOperation.getDefaultInstance());
  }

  @Test
  void goesOnToAMemberOfTheGroupFromWhoeverElseIsAtItsAddress() throws IOException {
    TestMember stranger = member("customer-0");
    TestMember member = member("product-1");
    try (var group = group(LIMITS)) {
      for (int i = 0; i < 4; i++) {
        assertTrue(submit(group) instanceof Decided);
      }
    }
    assertEquals(0, stranger.commands.size());
    assertEquals(4, member.commands.size());
  }

  @Test
  void knowsThatACommandWasWithoutEffectWhereItIsRefusedForItsRole() throws IOException {
    shown = pem("seller-function");
    TestMember member = member("product-0");
    try (var group = group(BRIEF)) {
      assertThrows(GroupUnavailableException.class, () -> submit(group));
    }
    assertEquals(0, member.commands.size());
  }

  @Test
  void showsARenewedCertificateAfterARefusal() throws IOException {
    showsARenewedCertificate(pem("seller-function"));
  }

  @Test
  void showsARenewedCertificateAfterAFailedHandshake() throws IOException {
    var foreign = CertificateAuthority.create("foreign", FROM, UNTIL);
    showsARenewedCertificate(pem(foreign, "buyer-function"));
  }

  private void showsARenewedCertificate(PemSource.Pem refused) throws IOException {
    shown = refused;
    TestMember member = member("product-0");
    try (var group = group(BRIEF)) {
      assertFalse(answer(group) instanceof Decided);
      assertEquals(0, member.commands.size());
      shown = pem("buyer-function");
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!(answer(group) instanceof Decided)) {
        assertTrue(System.nanoTime() < deadline, "the renewed certificate is not shown");
      }
    }
  }

  private static Object answer(ProductGroup group) {
    try {
      return submit(group);
    } catch (GroupUnavailableException | OutcomeUnknownException refused) {
      return refused;
    }
  }
}
