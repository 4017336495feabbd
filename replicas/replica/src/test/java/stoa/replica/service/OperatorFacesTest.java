package stoa.replica.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.proto.admin.v1.ActivateLevelRequest;
import stoa.proto.admin.v1.AdminServiceGrpc;
import stoa.proto.admin.v1.GetStatusRequest;
import stoa.proto.admin.v1.GetVerificationRequest;
import stoa.proto.admin.v1.GetVerificationResponse;
import stoa.proto.admin.v1.StartVerificationRequest;
import stoa.proto.common.v1.CommandHeader;
import stoa.replica.tally.TallyReplica;

class OperatorFacesTest {
  @TempDir Path directory;

  @Test
  void statusVerificationMetricsAndHealthAreServed() throws Exception {
    try (TallyReplica replica = TallyReplica.start(directory)) {
      var id = ByteString.copyFromUtf8("0123456789abcdef");
      replica.add(CommandHeader.newBuilder().setCommandId(id).build(), "a", 1);
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", replica.part(AdminServer.class).port())
              .usePlaintext()
              .build();
      try {
        var admin = AdminServiceGrpc.newBlockingStub(channel);
        assertEquals(
            0, admin.getStatus(GetStatusRequest.getDefaultInstance()).getAppliedPosition());
        verifies(admin);
        var incomplete = ActivateLevelRequest.newBuilder().setLevel(1).addKnownBy(0).build();
        assertEquals(1, admin.activateLevel(incomplete).getActiveLevel());
      } finally {
        channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
      }
      int port = replica.part(OperationsServer.class).port();
      assertTrue(get(port, "/metrics").contains("stoa_apply_commands_total"));
      assertEquals("ready\n", get(port, "/health/ready"));
    }
  }

  private static void verifies(AdminServiceGrpc.AdminServiceBlockingStub admin)
      throws InterruptedException {
    long position =
        admin.startVerification(StartVerificationRequest.getDefaultInstance()).getPosition();
    var request = GetVerificationRequest.newBuilder().setPosition(position).build();
    Instant limit = Instant.now().plus(Duration.ofSeconds(30));
    GetVerificationResponse found = admin.getVerification(request);
    while (!found.getReady() && Instant.now().isBefore(limit)) {
      TimeUnit.MILLISECONDS.sleep(10);
      found = admin.getVerification(request);
    }
    assertEquals("tally", found.getTables(0).getTable());
    assertEquals(1, found.getTables(0).getRows());
  }

  private static String get(int port, String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
