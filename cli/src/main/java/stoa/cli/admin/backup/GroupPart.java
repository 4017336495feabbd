package stoa.cli.admin.backup;

import io.grpc.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.AdminMember;
import stoa.cli.admin.backup.BackupManifest.FileFacts;
import stoa.cli.admin.backup.BackupManifest.Part;
import stoa.proto.admin.v1.BackupFileEnd;
import stoa.proto.admin.v1.BackupServiceGrpc;
import stoa.proto.admin.v1.BackupState;
import stoa.proto.admin.v1.ReadBackupRequest;
import stoa.proto.admin.v1.ReadBackupResponse;

/// Takes one group's part of a set: from the first member that serves and gives it whole. The
/// member learns by a barrier how far it must be.
final class GroupPart {
  /// So that none leads out of its part.
  private static final String FILE_NAME = "[A-Za-z0-9_][A-Za-z0-9_-]{0,63}(\\.[a-z]{1,16})?";

  private final SetStore store;
  private final Duration limit;

  /// What came of the taking.
  ///
  /// @param cluster as the member says
  record Taken(Part part, long cluster) {}

  /// @param limit for the whole part
  GroupPart(SetStore store, Duration limit) {
    this.store = store;
    this.limit = limit;
  }

  /// @throws CommandFailure when no member gives it
  Taken take(AdminGroup group) {
    CommandFailure last =
        new CommandFailure("no member of the " + group.name() + " group serves just now");
    for (AdminMember member : group.readers()) {
      try {
        return member.ask(channel -> receive(group.name(), member.name(), channel));
      } catch (CommandFailure failure) {
        last = failure;
      }
    }
    throw last;
  }

  private Taken receive(String group, String member, Channel channel) {
    Iterator<ReadBackupResponse> answers =
        BackupServiceGrpc.newBlockingStub(channel)
            .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS)
            .readBackup(ReadBackupRequest.getDefaultInstance());
    BackupState state = answers.next().getState();
    if (!state.getGroup().equals(group)) {
      throw new CommandFailure(member + " is of the " + state.getGroup() + " group");
    }
    try {
      return new Taken(part(member, state, files(group, answers)), state.getCluster());
    } catch (IOException failure) {
      throw new CommandFailure(
          "the part of the %s group cannot be kept in %s: %s"
              .formatted(group, store, failure.getMessage()),
          failure);
    }
  }

  private static Part part(String member, BackupState state, List<FileFacts> files) {
    return new Part(
        state.getGroup(),
        member,
        state.getPosition(),
        state.getActiveLevel(),
        state.getTermOrEpoch(),
        state.getGroupTimeMillis(),
        files);
  }

  private List<FileFacts> files(String group, Iterator<ReadBackupResponse> answers)
      throws IOException {
    List<FileFacts> files = new ArrayList<>();
    while (answers.hasNext()) {
      ReadBackupResponse answer = answers.next();
      if (answer.hasEnd()) {
        if (answer.getEnd().getFiles() != files.size()) {
          throw new CommandFailure("files of the " + group + " group are missing");
        }
        return files;
      }
      files.add(file(group, answer.getFile(), answers));
    }
    throw broken(group);
  }

  private FileFacts file(String group, String name, Iterator<ReadBackupResponse> answers)
      throws IOException {
    if (!name.matches(FILE_NAME)) {
      throw new CommandFailure("the %s group sends a file named %s".formatted(group, name));
    }
    try (var out = new HashedOutput(store.create(group + "/" + name))) {
      while (answers.hasNext()) {
        ReadBackupResponse answer = answers.next();
        switch (answer.getPartCase()) {
          case CHUNK -> out.write(answer.getChunk().toByteArray());
          case FILE_END -> {
            return checked(group, out.facts(name), answer.getFileEnd());
          }
          case STATE, FILE, END, PART_NOT_SET -> throw broken(group);
        }
      }
    }
    throw broken(group);
  }

  private static FileFacts checked(String group, FileFacts facts, BackupFileEnd end) {
    String sha256 = HexFormat.of().formatHex(end.getSha256().toByteArray());
    if (facts.bytes() != end.getBytes() || !facts.sha256().equals(sha256)) {
      throw new CommandFailure(
          "%s of the %s group was damaged on its way".formatted(facts.name(), group));
    }
    return facts;
  }

  private static CommandFailure broken(String group) {
    return new CommandFailure("the part of the " + group + " group breaks off");
  }
}
