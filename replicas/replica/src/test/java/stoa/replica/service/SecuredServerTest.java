package stoa.replica.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.core.value.MapPropertyResolver;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.authority.CertificateAuthority;
import stoa.authority.Certified;
import stoa.proto.admin.v1.AdminServiceGrpc;
import stoa.proto.admin.v1.GetStatusRequest;
import stoa.proto.peer.v1.FetchSnapshotRequest;
import stoa.proto.peer.v1.GetPeerStateRequest;
import stoa.proto.peer.v1.PeerServiceGrpc;
import stoa.proto.peer.v1.SnapshotServiceGrpc;
import stoa.replica.log.ConfigurationException;
import stoa.replica.tally.TallyReplica;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.PemSource;
import stoa.tls.Role;
import stoa.tls.grpc.GrpcTls;

/// A whole replica with TLS, asked by machines of all roles.
@SuppressWarnings("NullAway.Init")
class SecuredServerTest {
  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant FROM = Instant.now().minus(Duration.ofDays(1));

  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant UNTIL = Instant.now().plus(Duration.ofDays(100));

  @TempDir private static Path directory;
  private static CertificateAuthority authority;
  private static TallyReplica replica;

  private final List<ManagedChannel> channels = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    authority = CertificateAuthority.create("test", FROM, UNTIL);
    replica = TallyReplica.start(directory.resolve("member"), variables(certified("tally-0")));
  }

  private static Certified certified(String machine) {
    return authority.issue(List.of(Role.dnsName(machine)), FROM, UNTIL);
  }

  private static Map<String, String> variables(Certified certified) throws IOException {
    Path files = Files.createTempDirectory(directory, "tls");
    return Map.of(
        "STOA_TLS_CERT",
        Files.writeString(files.resolve("tls.crt"), certified.certificate()).toString(),
        "STOA_TLS_KEY",
        Files.writeString(files.resolve("tls.key"), certified.key()).toString(),
        "STOA_TLS_CA",
        Files.writeString(files.resolve("ca.crt"), authority.certificate()).toString());
  }

  @AfterAll
  static void stop() {
    replica.close();
  }

  @AfterEach
  void closeChannels() {
    channels.forEach(ManagedChannel::shutdownNow);
  }

  private Channel as(String machine) {
    Certified shown = certified(machine);
    var pem = new PemSource.Pem(shown.certificate(), shown.key(), authority.certificate());
    var channel =
        NettyChannelBuilder.forAddress(
                "127.0.0.1", replica.part(GrpcEmbeddedServer.class).getPort())
            .sslContext(GrpcTls.forCalling(MutualTls.of(() -> pem), PeerRule.membersOf("tally")))
            .build();
    channels.add(channel);
    return channel;
  }

  @Test
  void opensTheAdministrationToOperatorsAlone() {
    assertEquals("OK", status(as("operator")));
    for (String other : List.of("tally-1", "customer-1", "buyer-function", "payment")) {
      assertEquals("PERMISSION_DENIED", status(as(other)), other);
    }
  }

  private static String status(Channel channel) {
    return code(() ->
        AdminServiceGrpc.newBlockingStub(channel)
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .getStatus(GetStatusRequest.getDefaultInstance()));
  }

  @Test
  void tellsItsStateToMembersOfItsGroupAlone() {
    assertEquals("OK", peerState(as("tally-3")));
    for (String other : List.of("operator", "product-3", "seller-function")) {
      assertEquals("PERMISSION_DENIED", peerState(as(other)), other);
    }
  }

  private static String peerState(Channel channel) {
    return code(() ->
        PeerServiceGrpc.newBlockingStub(channel)
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .getPeerState(GetPeerStateRequest.getDefaultInstance()));
  }

  @Test
  void givesSnapshotsToNoOtherRoleHoweverItIsSealed() {
    var refusal =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                SnapshotServiceGrpc.newBlockingStub(as("customer-1"))
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .fetchSnapshot(FetchSnapshotRequest.getDefaultInstance())
                    .next());
    assertEquals(Status.Code.PERMISSION_DENIED, refusal.getStatus().getCode());
    assertEquals("open to: members of tally", refusal.getStatus().getDescription());
  }

  @Test
  void takesNoPlainText() {
    var channel =
        NettyChannelBuilder.forAddress(
                "127.0.0.1", replica.part(GrpcEmbeddedServer.class).getPort())
            .usePlaintext()
            .build();
    channels.add(channel);
    assertEquals("UNAVAILABLE", status(channel));
  }

  @Test
  void showsWhenItsCertificateEndsAndHowManyWereRefused() {
    assertEquals("PERMISSION_DENIED", status(as("payment")));
    String metrics = replica.part(PrometheusMeterRegistry.class).scrape();
    String end = "\nstoa_certificate_expiry_seconds " + (double) UNTIL.getEpochSecond();
    assertTrue(metrics.contains(end), metrics);
    assertTrue(metrics.contains("\nstoa_tls_refusals_total "), metrics);
  }

  @Test
  void refusesHalfAConfiguration() {
    var half = new MapPropertyResolver(Map.of("stoa.tls-cert", "tls.crt"));
    var refusal =
        assertThrows(
            ConfigurationException.class,
            () -> new SecurityFactory().security(half, new SimpleMeterRegistry()));
    assertEquals(
        "set all of STOA_TLS_CERT, STOA_TLS_KEY and STOA_TLS_CA, or none", refusal.getMessage());
  }

  private static String code(Runnable call) {
    try {
      call.run();
      return "OK";
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode().name();
    }
  }
}
