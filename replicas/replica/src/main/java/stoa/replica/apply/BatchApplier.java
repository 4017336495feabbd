package stoa.replica.apply;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.crash.CommitPoints;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.CommittedEntry;
import stoa.replica.log.ProcessHalt;
import stoa.replica.snapshot.Verifications;

/// The apply loop: committed entries in, rows, results and the position out, in one SQL transaction
/// for a batch.
///
/// The callers are answered after the commit. Whatever fails here stops the process: an entry that
/// one member skips is silent divergence, a member that stops is a failure the group survives.
@Singleton
public final class BatchApplier implements CommittedEntries {
  /// Commands of one SQL transaction, but for an entry that alone holds more.
  public static final int MAX_COMMANDS = 512;

  private final Applied<?, ?, ?> machine;
  private final TransactionOperations<Connection> transactions;
  private final AppliedStateRepository states;
  private final CommandResultRepository results;
  private final PendingCommands pending;
  private final ApplyDemand demand;
  private final AppliedPositions positions;
  private final Verifications verifications;
  private final Levels levels;
  private final ProcessHalt halt;
  private final Timer transactionTime;
  private final Counter commandsApplied;
  private final DistributionSummary batchSizes;

  BatchApplier(
      StateMachine<?, ?, ?> machine,
      TransactionOperations<Connection> transactions,
      AppliedStateRepository states,
      CommandResultRepository results,
      PendingCommands pending,
      ApplyDemand demand,
      AppliedPositions positions,
      Verifications verifications,
      Levels levels,
      ProcessHalt halt,
      MeterRegistry meters) {
    this.machine = new Applied<>(machine);
    this.transactions = transactions;
    this.states = states;
    this.results = results;
    this.pending = pending;
    this.demand = demand;
    this.positions = positions;
    this.verifications = verifications;
    this.levels = levels;
    this.halt = halt;
    this.transactionTime = meters.timer("stoa.apply.transaction");
    this.commandsApplied = meters.counter("stoa.apply.commands");
    this.batchSizes = meters.summary("stoa.apply.batch.size");
    meters.gauge("stoa.apply.position", positions, each -> each.current().position());
    reload();
  }

  /// Reads the applied state from the database: at start, and after a snapshot was restored.
  public void reload() {
    AppliedStateRow row =
        transactions.executeRead(status ->
            states
                .findById(AppliedStateRow.ONLY_ID)
                .orElseThrow(
                    () -> new IllegalStateException("the table applied_state has no row")));
    levels.checkAtStart(row.activeLevel());
    machine.machine.forget();
    positions.advance(row.restoring() == 0 ? row.state() : nothing(row.state()));
  }

  private static AppliedState nothing(AppliedState state) {
    return new AppliedState(
        NOTHING_APPLIED, 0, Levels.FIRST, state.rollingHash(), ByteString.EMPTY);
  }

  @Override
  public long appliedPosition() {
    return positions.current().position();
  }

  @Override
  public void apply(List<CommittedEntry> entries) {
    demand.gather(entries.stream().mapToInt(entry -> entry.commands().size()).sum());
    try {
      var batch = new ArrayList<ParsedEntry>();
      int commands = 0;
      for (CommittedEntry entry : entries) {
        if (entry.position() <= appliedPosition()) {
          continue;
        }
        ParsedEntry parsed = ParsedEntry.parse(entry);
        batch.add(parsed);
        commands += parsed.commands().size();
        if (commands >= MAX_COMMANDS || parsed.asksForChecksums()) {
          applyBatch(machine, batch);
          batch.clear();
          commands = 0;
        }
      }
      if (!batch.isEmpty()) {
        applyBatch(machine, batch);
      }
    } catch (RuntimeException | Error e) {
      halt.halt("an entry cannot be applied", e);
      throw e;
    }
  }

  private <O, R, W extends WorkingSet<R>> void applyBatch(
      Applied<O, R, W> applied, List<ParsedEntry> batch) {
    Written<O, W> written =
        transactionTime.record(
            () -> transactions.executeWrite(status -> decideAndWrite(applied, batch)));
    DecidedBatch decided = written.decided();
    applied.machine.remember(written.workingSet());
    positions.advance(decided.state());
    commandsApplied.increment(decided.answers().size());
    batchSizes.record(decided.answers().size());
    if (batch.getLast().asksForChecksums()) {
      verifications.take(decided.state());
    }
    applied.reach(written.operations(), pending, CommitPoints::after);
    decided.answers().forEach(answer -> pending.complete(answer.submission(), answer.result()));
    applied.machine.committed(written.workingSet());
  }

  private record Written<O, W>(
      Applied.Operations<O> operations, DecidedBatch decided, W workingSet) {}

  private <O, R, W extends WorkingSet<R>> Written<O, W> decideAndWrite(
      Applied<O, R, W> applied, List<ParsedEntry> batch) {
    Applied.Operations<O> operations = applied.parse(batch);
    W workingSet = applied.machine.load(operations.inOrder());
    BatchDecider.Rules<R, W> rules =
        (set, command, context) -> applied.decide(set, operations, command, context);
    DecidedBatch decided =
        new BatchDecider<>(rules, workingSet, known(batch), levels, positions.current())
            .decide(batch);
    applied.machine.write(workingSet);
    // Before the new ones: a purged id may have been decided anew in the same batch.
    decided.purgeBeforeMillis().ifPresent(results::deleteOlderThan);
    if (!decided.results().isEmpty()) {
      results.saveAll(decided.results());
    }
    advance(decided.state());
    applied.reach(operations, pending, CommitPoints::before);
    return new Written<>(operations, decided, workingSet);
  }

  /// A database server that died with unforced commits and came back is behind this process. A
  /// batch on top of that would lose them for ever; after a restart the log replays them.
  private void advance(AppliedState to) {
    long from = appliedPosition();
    int moved =
        states.advance(
            from,
            to.position(),
            to.groupTimeMillis(),
            to.activeLevel(),
            to.rollingHash().toByteArray(),
            to.logState().toByteArray());
    if (moved != 1) {
      throw new IllegalStateException("the database is not at position " + from + " any more");
    }
  }

  private Map<String, CommandResultRow> known(List<ParsedEntry> batch) {
    List<String> keys =
        batch.stream()
            .flatMap(entry -> entry.commands().stream())
            .map(BatchDecider::resultKey)
            .filter(key -> !key.isEmpty())
            .distinct()
            .toList();
    var known = new HashMap<String, CommandResultRow>();
    if (!keys.isEmpty()) {
      results
          .findByCommandIdIn(InClause.padded(keys))
          .forEach(row -> known.put(row.commandId(), row));
    }
    return known;
  }
}
