package stoa.replica.apply;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.common.v1.CommandStatus;
import stoa.proto.replica.v1.ActivateLevel;
import stoa.proto.replica.v1.GroupCommand;

/// Decides a batch in memory, command by command: once-only, the group's time, the active level,
/// and for everything else the state machine's rules. Pure: what comes out depends on the applied
/// state, the known results, the working set and the entries, and on nothing about the batch's
/// limits.
final class BatchDecider<R, W extends WorkingSet<R>> {
  /// Decides the parsed operation of a command against the working set.
  interface Rules<R, W> {
    Decision<R> decide(W workingSet, GroupCommand command, CommandContext context);
  }

  /// For how long results are kept at least, and how old a command's last seen time may be.
  static final long KEPT_MILLIS = 24L * 60 * 60 * 1000;

  private static final HexFormat HEX = HexFormat.of();

  private final Rules<R, W> rules;
  private final W workingSet;
  private final Map<String, CommandResultRow> known;
  private final Levels levels;
  private final RollingHash hash;
  private final List<DecidedBatch.Answer> answers = new ArrayList<>();
  private final List<CommandResultRow> results = new ArrayList<>();
  private long position;
  private long groupTimeMillis;
  private int level;
  private ByteString logState;
  private OptionalLong purgeBeforeMillis = OptionalLong.empty();

  /// @param known results of the batch's command ids that are stored already; changed
  BatchDecider(
      Rules<R, W> rules,
      W workingSet,
      Map<String, CommandResultRow> known,
      Levels levels,
      AppliedState from) {
    this.rules = rules;
    this.workingSet = workingSet;
    this.known = known;
    this.levels = levels;
    this.hash = new RollingHash(from.rollingHash());
    this.position = from.position();
    this.groupTimeMillis = from.groupTimeMillis();
    this.level = from.activeLevel();
    this.logState = from.logState();
  }

  /// The key of a command's result; empty for a command that is once-only by other means.
  static String resultKey(GroupCommand command) {
    return HEX.formatHex(command.getHeader().getCommandId().toByteArray());
  }

  DecidedBatch decide(List<ParsedEntry> entries) {
    for (ParsedEntry entry : entries) {
      position = entry.position();
      logState = entry.logState();
      entry.commands().forEach(this::decide);
    }
    var state = new AppliedState(position, groupTimeMillis, level, hash.value(), logState);
    return new DecidedBatch(state, answers, results, purgeBeforeMillis);
  }

  private void decide(GroupCommand command) {
    groupTimeMillis = Math.max(groupTimeMillis, command.getStampedTimeMillis());
    CommandResult result = onceOnly(command);
    hash.add(position, command.getHeader().getCommandId(), result);
    answers.add(new DecidedBatch.Answer(command.getSubmission(), result));
  }

  private CommandResult onceOnly(GroupCommand command) {
    String key = resultKey(command);
    Optional<CommandResultRow> stored =
        key.isEmpty() ? Optional.empty() : Optional.ofNullable(known.get(key));
    if (stored.isPresent()) {
      return repeat(command.getHeader(), stored.get());
    }
    long seen = command.getHeader().getSeenTimeMillis();
    if (seen != 0 && seen <= groupTimeMillis - KEPT_MILLIS) {
      return answer(CommandStatus.COMMAND_STATUS_TOO_OLD, ByteString.EMPTY, false);
    }
    return first(key, command);
  }

  private CommandResult repeat(CommandHeader header, CommandResultRow stored) {
    if (!stored.hasFingerprint(header)) {
      return answer(CommandStatus.COMMAND_STATUS_FINGERPRINT_MISMATCH, ByteString.EMPTY, false);
    }
    return answer(
        CommandStatus.COMMAND_STATUS_DECIDED,
        ByteString.copyFrom(stored.result()),
        stored.attempt() != header.getAttempt());
  }

  private CommandResult first(String key, GroupCommand command) {
    Decision<R> decision = decideBody(command);
    decision.put().forEach(workingSet::put);
    decision.removed().forEach(workingSet::remove);
    if (decision.kept() && !key.isEmpty()) {
      keep(key, command.getHeader(), decision.result());
    }
    return answer(CommandStatus.COMMAND_STATUS_DECIDED, decision.result(), false);
  }

  private void keep(String key, CommandHeader header, ByteString result) {
    var row =
        new CommandResultRow(
            key,
            header.getFingerprint().toByteArray(),
            header.getAttempt(),
            result.toByteArray(),
            position,
            groupTimeMillis);
    known.put(key, row);
    results.add(row);
  }

  private Decision<R> decideBody(GroupCommand command) {
    return switch (command.getBodyCase()) {
      case OPERATION ->
          rules.decide(workingSet, command, new CommandContext(groupTimeMillis, level));
      case ACTIVATE_LEVEL -> activate(command.getActivateLevel());
      case PURGE_RESULTS -> purge(command.getPurgeResults().getBeforeMillis());
      case TAKE_CHECKSUMS -> Decision.notKept(ByteString.EMPTY);
      case BODY_NOT_SET -> throw new UnknownOperationException("a command without body");
    };
  }

  private Decision<R> activate(ActivateLevel activate) {
    if (activate.getLevel() > level && levels.all(activate.getKnownByList())) {
      levels.mustKnow(activate.getLevel());
      level = activate.getLevel();
    }
    return Decision.notKept(ByteString.copyFromUtf8(Integer.toString(level)));
  }

  private Decision<R> purge(long beforeMillis) {
    long before = Math.min(beforeMillis, groupTimeMillis - KEPT_MILLIS);
    known.values().removeIf(row -> row.groupTimeMillis() < before);
    results.removeIf(row -> row.groupTimeMillis() < before);
    purgeBeforeMillis = OptionalLong.of(Math.max(before, purgeBeforeMillis.orElse(before)));
    return Decision.notKept(ByteString.EMPTY);
  }

  private CommandResult answer(CommandStatus status, ByteString result, boolean replayed) {
    return CommandResult.newBuilder()
        .setStatus(status)
        .setResult(result)
        .setReplayed(replayed)
        .setGroupTimeMillis(groupTimeMillis)
        .setPosition(position)
        .build();
  }
}
