package stoa.replica.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.proto.common.v1.CommandHeader;
import stoa.replica.log.NotTakenException;
import stoa.replica.service.GrpcAnswers;
import stoa.replica.service.ReplicaStatus;
import stoa.replica.tally.LocalLog;
import stoa.replica.tally.TallyReplica;

/// A real member 0 among four others that answer over real sockets what the test has them say.
class ClockGateTest {
  @TempDir private static Path directory;

  private final List<FarPeer> peers = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private TallyReplica replica;

  @BeforeEach
  void start() throws IOException {
    for (int member = 1; member < 5; member++) {
      peers.add(new FarPeer(member));
    }
    String members =
        Stream.concat(Stream.of("127.0.0.1:1"), peers.stream().map(FarPeer::address))
            .collect(Collectors.joining(","));
    replica = TallyReplica.start(directory, members);
  }

  @AfterEach
  void stop() {
    replica.close();
    peers.forEach(FarPeer::close);
  }

  @Test
  void aMemberWithAWrongClockTakesNoCommandsSaysSoAndHandsLeadershipOn() throws Exception {
    add(1);
    lookUntil(() -> watch().offsetMillis().isPresent());
    add(2);
    assertTrue(status().serving());

    peers.forEach(peer -> peer.aheadMillis = -2_500);
    lookUntil(() -> watch().complaint().isPresent());
    var failure = assertThrows(ExecutionException.class, () -> add(3));
    var refused = assertInstanceOf(NotTakenException.class, failure.getCause());
    assertTrue(String.valueOf(refused.getMessage()).contains("ahead of its group's"));
    StatusRuntimeException answer = GrpcAnswers.failure(refused);
    assertEquals(Status.Code.UNAVAILABLE, answer.getStatus().getCode());
    assertTrue(
        Optional.ofNullable(answer.getTrailers()).orElseThrow().containsKey(GrpcAnswers.NOT_TAKEN));
    assertFalse(status().serving());
    assertTrue(status().report().getReason().contains("ahead of its group's"));
    assertEquals(2.5, status().report().getClockOffsetMillis() / 1_000.0, 0.5);
    double seconds = replica.part(MeterRegistry.class).get("stoa.clock.offset").gauge().value();
    assertEquals(2.5, seconds, 0.5);
    assertTrue(replica.part(LocalLog.class).handedOn() > 0);

    peers.forEach(peer -> peer.aheadMillis = 0);
    lookUntil(() -> watch().complaint().isEmpty());
    add(3);
    assertTrue(status().serving());
  }

  @Test
  void aGroupThatExistsIsFoundOut() {
    Peers asked = replica.part(Peers.class);
    assertEquals(Optional.empty(), asked.existingData());
    peers.getFirst().close();
    peers.get(2).appliedPosition = 17;
    assertEquals(Optional.of("tally-3 has data up to position 17"), asked.existingData());
  }

  private ClockWatch watch() {
    return replica.part(ClockWatch.class);
  }

  private ReplicaStatus status() {
    return replica.part(ReplicaStatus.class);
  }

  private void add(int number) throws Exception {
    var id = ByteString.copyFromUtf8("0123456789abcde" + number);
    replica.add(CommandHeader.newBuilder().setCommandId(id).build(), "a", 1);
  }

  private void lookUntil(BooleanSupplier holds) throws InterruptedException {
    Instant limit = Instant.now().plus(Duration.ofSeconds(30));
    while (!holds.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(limit), "not in time");
      watch().look();
      TimeUnit.MILLISECONDS.sleep(10);
    }
    watch().look();
  }
}
