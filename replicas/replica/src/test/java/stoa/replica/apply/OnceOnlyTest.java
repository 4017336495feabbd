package stoa.replica.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.common.v1.CommandStatus;
import stoa.proto.replica.v1.GroupCommand;
import stoa.proto.replica.v1.PurgeResults;
import stoa.replica.log.CommittedEntry;
import stoa.replica.service.CommandGate;
import stoa.replica.tally.TallyReplica;
import stoa.replica.tally.TallyStateMachine;

class OnceOnlyTest {
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  @TempDir static Path directory;
  private static TallyReplica replica;

  @BeforeAll
  static void start() {
    replica = TallyReplica.start(directory);
  }

  @AfterAll
  static void stop() {
    replica.close();
  }

  @Test
  void aRepeatedCommandIdHappensOnceAndIsAnsweredAlike() throws Exception {
    CommandResult first = replica.add(header("repeat", 1), "a", 5);
    CommandResult second = replica.add(header("repeat", 2), "a", 5);
    assertEquals("5", first.getResult().toStringUtf8());
    assertEquals(first.getResult(), second.getResult());
    assertFalse(first.getReplayed());
    assertTrue(second.getReplayed());
    assertEquals("6", replica.add(header("other", 1), "a", 1).getResult().toStringUtf8());
  }

  @Test
  void aRetryOfTheSameAttemptIsNoReplay() throws Exception {
    replica.add(header("retry", 7), "b", 5);
    assertFalse(replica.add(header("retry", 7), "b", 5).getReplayed());
  }

  @Test
  void aRepeatWithAnotherFingerprintDoesNothing() throws Exception {
    replica.add(header("finger", 1), "c", 5);
    CommandHeader other =
        header("finger", 2).toBuilder().setFingerprint(ByteString.copyFromUtf8("x")).build();
    assertEquals(
        CommandStatus.COMMAND_STATUS_FINGERPRINT_MISMATCH, replica.add(other, "c", 9).getStatus());
    assertEquals("6", replica.add(header("finger2", 1), "c", 1).getResult().toStringUtf8());
  }

  @Test
  void aResultThatIsNotKeptIsDecidedAnew() throws Exception {
    assertEquals("refused", replica.add(header("later", 1), "d", -1).getResult().toStringUtf8());
    replica.add(header("fill", 1), "d", 10);
    assertEquals("9", replica.add(header("later", 1), "d", -1).getResult().toStringUtf8());
  }

  @Test
  void aCommandWhoseLastSeenTimeIsADayOldIsRefused() throws Exception {
    long now = replica.add(header("now", 1), "e", 1).getGroupTimeMillis();
    CommandHeader old = header("old", 1).toBuilder().setSeenTimeMillis(now - DAY_MILLIS).build();
    assertEquals(CommandStatus.COMMAND_STATUS_TOO_OLD, replica.add(old, "e", 1).getStatus());
  }

  @Test
  void onceOnlyHoldsWithinOneBatch() {
    var applier = replica.part(BatchApplier.class);
    long from = applier.appliedPosition();
    var entries = new ArrayList<CommittedEntry>();
    for (int i = 1; i <= 3; i++) {
      entries.add(new CommittedEntry(from + i, List.of(logged(header("batch", i), "f", 1))));
    }
    entries.add(
        new CommittedEntry(
            from + 4, List.of(logged(header("x", 1), "f", 1), logged(header("y", 1), "f", 1))));
    applier.apply(entries);
    applier.apply(entries);
    assertEquals(from + 4, applier.appliedPosition());
    assertEquals("4", result("y-after"));
  }

  @Test
  void aPurgeNeverTakesResultsYoungerThanADay() throws Exception {
    replica.add(header("young", 1), "g", 1);
    var purge = PurgeResults.newBuilder().setBeforeMillis(Long.MAX_VALUE);
    replica
        .part(CommandGate.class)
        .submit(GroupCommand.newBuilder().setPurgeResults(purge))
        .toCompletableFuture()
        .get();
    assertTrue(replica.add(header("young", 2), "g", 1).getReplayed());
  }

  @Test
  void aDayOldResultIsPurgedByACommandAndItsIdMayBeUsedAgain() throws Exception {
    replica.add(header("aged", 1), "h", 1);
    long later = System.currentTimeMillis() + 2 * DAY_MILLIS;
    var applier = replica.part(BatchApplier.class);
    var purge = PurgeResults.newBuilder().setBeforeMillis(later - DAY_MILLIS);
    var command = GroupCommand.newBuilder().setStampedTimeMillis(later).setPurgeResults(purge);
    assertTrue(replica.part(StoredResults.class).anyOlderThan(later - DAY_MILLIS));
    applier.apply(
        List.of(
            new CommittedEntry(
                applier.appliedPosition() + 1, List.of(command.build().toByteArray()))));
    assertFalse(replica.part(StoredResults.class).anyOlderThan(later - DAY_MILLIS));
    assertFalse(replica.add(header("aged", 2), "h", 1).getReplayed());
  }

  @Test
  void aPurgedIdIsDecidedAnewInTheVeryBatchOfThePurge() throws Exception {
    long then = replica.add(header("purged", 1), "purged-tally", 5).getGroupTimeMillis();
    var applier = replica.part(BatchApplier.class);
    long from = applier.appliedPosition();
    byte[] purge =
        GroupCommand.newBuilder()
            .setPurgeResults(PurgeResults.newBuilder().setBeforeMillis(Long.MAX_VALUE))
            .setStampedTimeMillis(then + DAY_MILLIS + 1)
            .build()
            .toByteArray();
    byte[] early = logged(header("early", 1), "purged-tally", 1);
    byte[] again = logged(header("purged", 2), "purged-tally", 5);
    applier.apply(
        List.of(
            new CommittedEntry(from + 1, List.of(early, purge, again)),
            new CommittedEntry(from + 2, List.of(again))));
    assertEquals(
        "12", replica.add(header("after-purge", 1), "purged-tally", 1).getResult().toStringUtf8());
  }

  @Test
  void aDatabaseThatIsNotWhereItWasLeftTakesNoBatch() {
    var states = replica.part(AppliedStateRepository.class);
    long applied = replica.part(BatchApplier.class).appliedPosition();
    assertEquals(0, states.advance(applied + 1, applied + 2, 0, 1, new byte[32], new byte[0]));
    assertEquals(applied, states.findById(AppliedStateRow.ONLY_ID).orElseThrow().logPosition());
  }

  @Test
  void theLogsStateIsKeptWithThePositionAndSurvivesAnEntryWithoutCommands() {
    var applier = replica.part(BatchApplier.class);
    long from = applier.appliedPosition();
    var earlier = ByteString.copyFromUtf8("earlier");
    var later = ByteString.copyFrom(new byte[CommittedEntry.MAX_LOG_STATE_BYTES]);
    applier.apply(
        List.of(
            new CommittedEntry(from + 1, List.of(logged(header("state", 1), "s", 1)), earlier),
            new CommittedEntry(from + 2, List.of(), later)));
    applier.reload();
    AppliedState kept = replica.part(AppliedPositions.class).current();
    assertEquals(from + 2, kept.position());
    assertEquals(later, kept.logState());
    applier.apply(List.of(new CommittedEntry(from + 3, List.of())));
  }

  @Test
  void aLogStateBeyondTheLimitIsNoEntry() {
    var large = ByteString.copyFrom(new byte[CommittedEntry.MAX_LOG_STATE_BYTES + 1]);
    assertThrows(IllegalArgumentException.class, () -> new CommittedEntry(1, List.of(), large));
  }

  private static String result(String id) {
    try {
      return replica.add(header(id, 1), "f", 1).getResult().toStringUtf8();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] logged(CommandHeader header, String name, long delta) {
    return GroupCommand.newBuilder()
        .setHeader(header)
        .setStampedTimeMillis(System.currentTimeMillis())
        .setOperation(new TallyStateMachine.Add(name, delta).bytes())
        .build()
        .toByteArray();
  }

  private static CommandHeader header(String id, long attempt) {
    return CommandHeader.newBuilder()
        .setCommandId(ByteString.copyFromUtf8((id + "----------------").substring(0, 16)))
        .setFingerprint(ByteString.copyFromUtf8("same"))
        .setAttempt(attempt)
        .build();
  }
}
