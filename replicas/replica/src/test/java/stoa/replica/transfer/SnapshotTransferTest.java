package stoa.replica.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.replica.transfer.TallyContents.checksums;
import static stoa.replica.transfer.TallyContents.state;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.proto.admin.v1.TableChecksum;
import stoa.proto.peer.v1.FetchSnapshotRequest;
import stoa.proto.peer.v1.FetchSnapshotResponse;
import stoa.proto.peer.v1.SnapshotQuestion;
import stoa.proto.peer.v1.SnapshotServiceGrpc;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.BatchApplier;
import stoa.replica.apply.DatabaseGuard;
import stoa.replica.log.CommittedEntry;
import stoa.replica.log.NotTakenException;
import stoa.replica.snapshot.StateSnapshots;
import stoa.replica.snapshot.UnfinishedRestore;
import stoa.replica.tally.TallyReplica;

/// Two real members with databases of their own; what goes between them passes a [BadPath].
@SuppressWarnings("NullAway.Init")
class SnapshotTransferTest {
  @TempDir private static Path directory;
  private static TallyReplica source;
  private static BadPath path;
  private static TallyReplica target;

  @BeforeAll
  static void start() throws Exception {
    source = TallyReplica.start(directory.resolve("source"));
    path = new BadPath(source.part(GrpcEmbeddedServer.class).getPort());
    target = target("target", Map.of());
    TallyContents.fill(source);
  }

  @AfterAll
  static void stop() {
    target.close();
    path.close();
    source.close();
  }

  @BeforeEach
  @AfterEach
  void mendThePath() {
    path.partsPerStream = Integer.MAX_VALUE;
    path.change = part -> part;
    path.questions().clear();
  }

  private static TallyReplica target(String name, Map<String, String> more) {
    var variables = new HashMap<>(more);
    variables.put("STOA_MEMBER", "1");
    variables.put("STOA_MEMBERS", path.address() + ",127.0.0.1:1");
    return TallyReplica.start(directory.resolve(name), Map.copyOf(variables));
  }

  @Test
  void aSnapshotArrivesWholeOverStreamsThatBreakAgainAndAgain() throws Exception {
    path.partsPerStream = 3;
    AppliedState installed = target.part(SnapshotInstallation.class).install(0);
    assertEquals(state(source), installed);
    assertEquals(state(source), state(target));
    assertEquals(checksums(source), checksums(target));
    assertTrue(path.questions().size() > 2, path.questions().size() + " streams");
    assertTrue(path.questions().stream().anyMatch(question -> question.getOffset() > 0));
    assertFalse(Files.exists(directory.resolve("target").resolve("transfer-in")));
  }

  @Test
  void aDamagedChunkIsAskedForAgain() throws Exception {
    var damages = new AtomicInteger();
    path.change =
        part ->
            part.hasChunk() && damages.incrementAndGet() == 2
                ? damaged(part, Chunks.of(0, 0, ByteString.EMPTY).getCrc32C())
                : part;
    target.part(SnapshotInstallation.class).install(0);
    assertEquals(checksums(source), checksums(target));
    assertEquals(2, path.questions().size());
  }

  @Test
  void whatIsAlwaysDamagedIsGivenUpAndTheStateStays() throws Exception {
    List<TableChecksum> before = checksums(target);
    AppliedState stateBefore = state(target);
    path.change = part -> part.hasChunk() ? damaged(part, 1) : part;
    assertThrows(BrokenStreamException.class, SnapshotTransferTest::install);
    assertEquals(TransferLimits.BREAKS_WITHOUT_PROGRESS, path.questions().size());
    assertEquals(before, checksums(target));
    assertEquals(stateBefore, state(target));
  }

  @Test
  void contentsThatTheSourceDidNotSealAreRefused() {
    path.change =
        part -> {
          var changed = part.toBuilder();
          if (part.hasContents()) {
            var contents = changed.getContentsBuilder();
            contents.setContents(contents.getContents().concat(ByteString.copyFrom(new byte[2])));
          }
          return changed.build();
        };
    assertThrows(MalformedTransferException.class, SnapshotTransferTest::install);
  }

  @Test
  void anAnswerToAnEarlierQuestionIsRefused() throws Exception {
    var first = new ArrayList<FetchSnapshotResponse>();
    path.change =
        part -> {
          if (part.hasContents()) {
            first.add(part);
          }
          return part.hasContents() ? first.getFirst() : part;
        };
    install();
    assertThrows(MalformedTransferException.class, SnapshotTransferTest::install);
  }

  @Test
  void anotherClusterAndAnotherSecretGetNothing() {
    try (TallyReplica stranger = target("stranger", Map.of("STOA_CLUSTER", "2"))) {
      var refused =
          assertThrows(
              MalformedTransferException.class,
              () -> stranger.part(SnapshotInstallation.class).install(0));
      assertTrue(String.valueOf(refused.getMessage()).contains("tally-0 of cluster 1"));
    }
    try (TallyReplica stranger = target("stranger-2", Map.of("STOA_WORD", "sesame"))) {
      var refused =
          assertThrows(
              MalformedTransferException.class,
              () -> stranger.part(SnapshotInstallation.class).install(0));
      assertTrue(String.valueOf(refused.getMessage()).contains("PERMISSION_DENIED"));
    }
  }

  @Test
  void aSecondTransferAtATimeIsRefused() throws Exception {
    Channel direct = path.source();
    try (var parts = new IncomingParts()) {
      SnapshotServiceGrpc.newStub(direct).fetchSnapshot(question(), parts);
      // Nobody takes what comes, so the stream stays open until it is cancelled.
      assertTrue(parts.next(TransferLimits.STALL_SECONDS).isPresent());
      var blocking = SnapshotServiceGrpc.newBlockingStub(direct);
      var refused =
          assertThrows(
              StatusRuntimeException.class, () -> blocking.fetchSnapshot(question()).hasNext());
      assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getStatus().getCode());
    }
    install(); // Once the source has noticed.
  }

  @Test
  void aRestoreThatACrashInterruptedIsNeitherServedNorAppliedToAndBeginsAnew() throws Exception {
    install();
    Path damagedFiles = Files.createDirectory(directory.resolve("damaged"));
    try (var pinned = source.part(StateSnapshots.class).pin()) {
      pinned.writeTo(damagedFiles);
    }
    Path rows = damagedFiles.resolve("command_result.rows");
    byte[] bytes = Files.readAllBytes(rows);
    bytes[bytes.length - 1] ^= 1;
    Files.write(rows, bytes);
    var states = target.part(StateSnapshots.class);
    assertThrows(IOException.class, () -> states.restoreFrom(damagedFiles));

    var guard = target.part(DatabaseGuard.class);
    assertThrows(NotTakenException.class, () -> guard.mustHaveReached(0));
    assertThrows(IllegalStateException.class, () -> states.pin().close());
    target.part(BatchApplier.class).reload(); // As the next start does.
    assertEquals(-1, state(target).position());
    target.part(UnfinishedRestore.class).forget();
    assertEquals(AppliedState.NOTHING, state(target));
    assertEquals(0, TallyContents.rows(target));
    install();
    assertEquals(checksums(source), checksums(target));
  }

  @Test
  void aMemberThatIsFurtherTakesNothingFromOneBehind() throws Exception {
    install();
    var applier = target.part(BatchApplier.class);
    applier.apply(List.of(new CommittedEntry(applier.appliedPosition() + 1, List.of())));
    var refused = assertThrows(MalformedTransferException.class, SnapshotTransferTest::install);
    assertTrue(String.valueOf(refused.getMessage()).contains("OUT_OF_RANGE"));
    TallyContents.add(source, 2);
    install();
    assertEquals(state(source), state(target));
  }

  private static AppliedState install() throws IOException, InterruptedException {
    return target.part(SnapshotInstallation.class).install(0);
  }

  private static FetchSnapshotRequest question() {
    ByteString content =
        SnapshotQuestion.newBuilder()
            .setGroup("tally")
            .setCluster(1)
            .setLeastPosition(-1)
            .build()
            .toByteString();
    return FetchSnapshotRequest.newBuilder()
        .setQuestion(content)
        .setSeal(target.part(TransferSeal.class).of(content))
        .build();
  }

  private static FetchSnapshotResponse damaged(FetchSnapshotResponse part, int crc) {
    var changed = part.toBuilder();
    changed.getChunkBuilder().setCrc32C(crc);
    return changed.build();
  }
}
