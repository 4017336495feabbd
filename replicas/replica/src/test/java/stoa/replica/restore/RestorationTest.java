package stoa.replica.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.proto.admin.v1.BackupServiceGrpc;
import stoa.proto.admin.v1.BackupState;
import stoa.proto.admin.v1.ReadBackupRequest;
import stoa.proto.admin.v1.ReadBackupResponse;
import stoa.proto.admin.v1.TableChecksum;
import stoa.proto.common.v1.CommandHeader;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.database.DirectConnections;
import stoa.replica.log.ConfigurationException;
import stoa.replica.service.AdminServer;
import stoa.replica.snapshot.ReplicatedTables;
import stoa.replica.snapshot.TableChecksums;
import stoa.replica.tally.TallyReplica;

/// A backup over the administration's port, and a first start with it, on a real MariaDB.
class RestorationTest {
  @TempDir Path directory;

  @Test
  void aMemberBeginsWithWhatAnotherGave() throws Exception {
    Path part = directory.resolve("part");
    AppliedState given;
    List<TableChecksum> sums;
    try (var source = TallyReplica.start(directory.resolve("source"))) {
      for (int i = 0; i < 40; i++) {
        source.add(CommandHeader.getDefaultInstance(), "n" + i % 7, i);
      }
      given = source.part(AppliedPositions.class).current();
      sums = checksums(source);
      BackupState state = receive(source, part);
      assertEquals(given.position(), state.getPosition());
      assertEquals("tally", state.getGroup());
    }
    order(part, "r1", given.position(), 1, 1);
    Path data = directory.resolve("files");
    try (var restored = start(part, data)) {
      assertEquals(given, restored.part(AppliedPositions.class).current());
      assertEquals(sums, checksums(restored));
      assertTrue(RestoreMark.read(data).orElseThrow().loaded());
      restored.add(CommandHeader.getDefaultInstance(), "n1", 1);
      assertEquals(
          given.position() + 1, restored.part(AppliedPositions.class).current().position());
    }
  }

  @Test
  void whatMustNotBeRestoredIsRefusedAndChangesNothing() throws Exception {
    Path part = directory.resolve("part");
    long position;
    try (var source = TallyReplica.start(directory.resolve("source"))) {
      source.add(CommandHeader.getDefaultInstance(), "a", 1);
      position = source.part(AppliedPositions.class).current().position();
      receive(source, part);
    }
    order(part, "r1", position, 9, 1);
    assertRefused(part, "cluster 9");
    order(part, "r1", position, 1, 7);
    assertRefused(part, "level is 7");
    order(part, "r1", position, 1, 1);
    Path rows = part.resolve("tally.rows");
    byte[] whole = Files.readAllBytes(rows);
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(rows, damaged);
    assertRefused(part, "damaged");
    Files.write(rows, whole);

    Path journal = directory.resolve("files").resolve("sequencer");
    Files.createDirectories(journal);
    Files.writeString(journal.resolve("identity"), "x");
    assertRefused(part, "there is data of a log");
    assertFalse(Files.exists(directory.resolve("files").resolve("restored")));
  }

  @Test
  void anInterruptedRestoreIsBegunAnewAndOnlyByItself() throws Exception {
    Path part = directory.resolve("part");
    long position;
    try (var source = TallyReplica.start(directory.resolve("source"))) {
      source.add(CommandHeader.getDefaultInstance(), "a", 1);
      position = source.part(AppliedPositions.class).current().position();
      receive(source, part);
    }
    order(part, "r1", position, 1, 1);
    Path data = directory.resolve("files");
    new RestoreMark("r1", false).write(data);
    var alone =
        assertThrows(
            RuntimeException.class,
            () -> TallyReplica.start(directory.resolve("m"), variables(data)).close());
    assertTrue(message(alone).contains("not over"), message(alone));
    order(part, "r2", position, 1, 1);
    assertRefused(part, "another restore");
    order(part, "r1", position, 1, 1);
    try (var restored = start(part, data)) {
      assertEquals(position, restored.part(AppliedPositions.class).current().position());
    }
  }

  private void assertRefused(Path part, String why) {
    var refused =
        assertThrows(RuntimeException.class, () -> start(part, directory.resolve("files")).close());
    assertTrue(message(refused).contains(why), message(refused));
  }

  private static String message(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationException) {
        return String.valueOf(cause.getMessage());
      }
    }
    return "no configuration: " + error;
  }

  private TallyReplica start(Path part, Path data) {
    var variables = new java.util.HashMap<>(variables(data));
    variables.put("STOA_RESTORE", part.toString());
    return TallyReplica.start(directory.resolve("m"), variables);
  }

  private static Map<String, String> variables(Path data) {
    return Map.of("STOA_DATA_DIR", data.toString());
  }

  private static BackupState receive(TallyReplica source, Path part) throws IOException {
    Files.createDirectories(part);
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", source.part(AdminServer.class).port())
            .usePlaintext()
            .build();
    try {
      Iterator<ReadBackupResponse> answers =
          BackupServiceGrpc.newBlockingStub(channel)
              .readBackup(ReadBackupRequest.getDefaultInstance());
      BackupState state = answers.next().getState();
      OutputStream out = OutputStream.nullOutputStream();
      int files = 0;
      while (answers.hasNext()) {
        ReadBackupResponse answer = answers.next();
        switch (answer.getPartCase()) {
          case FILE -> out = Files.newOutputStream(part.resolve(answer.getFile()));
          case CHUNK -> answer.getChunk().writeTo(out);
          case FILE_END -> {
            out.close();
            files++;
          }
          case END -> assertEquals(files, answer.getEnd().getFiles());
          case STATE, PART_NOT_SET -> throw new AssertionError(answer);
        }
      }
      return state;
    } finally {
      channel.shutdownNow();
    }
  }

  private static void order(Path part, String id, long position, long cluster, int level)
      throws Exception {
    var lines = new ArrayList<String>();
    lines.add("format=1");
    lines.add("restore=" + id);
    lines.add("part=tally");
    lines.add("cluster=" + cluster);
    lines.add("level=" + level);
    lines.add("position=" + position);
    lines.add("decidedSinceMillis=0");
    lines.add("range=1000");
    try (Stream<Path> files = Files.list(part)) {
      for (Path file : files.filter(f -> !f.endsWith("restore.properties")).toList()) {
        byte[] content = Files.readAllBytes(file);
        String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        lines.add("file." + file.getFileName() + "=" + content.length + " " + sha);
      }
    }
    Files.write(part.resolve("restore.properties"), lines);
  }

  private static List<TableChecksum> checksums(TallyReplica replica) throws Exception {
    var sums = new ArrayList<TableChecksum>();
    try (var connection = replica.part(DirectConnections.class).open()) {
      for (ReplicatedTable table : replica.part(ReplicatedTables.class).all()) {
        sums.add(TableChecksums.of(connection, table));
      }
    }
    return sums;
  }
}
