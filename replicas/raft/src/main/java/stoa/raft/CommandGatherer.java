package stoa.raft;

import com.google.protobuf.UnsafeByteOperations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stoa.raft.ProposedEntry.Outcome;
import stoa.raft.ProposedEntry.WaitingCommand;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;
import stoa.replica.log.OutcomeUnknownException;

/// Gathers commands into log entries.
///
/// A command is proposed at once while fewer than [#MAX_ENTRIES_UNDER_WAY] entries are; otherwise
/// it waits and travels with the others that wait. So nothing waits without load, and under load
/// entries grow by themselves.
///
/// Commands of any term travel with those of one term. Should that term be over, none of them is
/// taken, which is a refusal like any other: whoever sent them offers them again.
final class CommandGatherer {
  /// Entries proposed and not ended. An entry costs every member a message, a force and an answer,
  /// whatever it holds; with more of them under way they hold less each, and nobody waits shorter.
  static final int MAX_ENTRIES_UNDER_WAY = 4;

  /// Commands in one entry.
  static final int MAX_ENTRY_COMMANDS = 256;

  /// Bytes of commands in one entry, unless its only command is larger.
  static final int MAX_ENTRY_BYTES = 256 * 1024;

  /// Commands that wait; beyond, [Reason#OVERLOADED].
  static final int MAX_WAITING_COMMANDS = 8192;

  /// Bytes of commands that wait; beyond, [Reason#OVERLOADED].
  static final int MAX_WAITING_BYTES = 16 * 1024 * 1024;

  private final Consumer<ProposedEntry> propose;
  private final Executor answers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<WaitingCommand> waiting = new ArrayDeque<>();
  private final Set<ProposedEntry> underWay = new HashSet<>();
  private int waitingBytes;
  private boolean closed;

  /// @param propose hands an entry to the engine without blocking
  /// @param answers runs the callers' continuations
  CommandGatherer(Consumer<ProposedEntry> propose, Executor answers) {
    this.propose = propose;
    this.answers = answers;
  }

  CompletionStage<Long> submit(byte[] command) {
    return submitInTerm(command, ProposedEntry.ANY_TERM);
  }

  /// Gathers a command that only the given term may take.
  CompletionStage<Long> submitInTerm(byte[] command, long term) {
    var position = new CompletableFuture<Long>();
    var bytes = UnsafeByteOperations.unsafeWrap(command);
    var refusal = enqueue(new WaitingCommand(bytes, term, position));
    if (refusal != null) {
      position.completeExceptionally(refusal);
      return position;
    }
    proposeWaiting();
    return position;
  }

  private @Nullable NotTakenException enqueue(WaitingCommand command) {
    lock.lock();
    try {
      if (closed) {
        return stopped();
      }
      if (waiting.size() >= MAX_WAITING_COMMANDS
          || waitingBytes + command.command().size() > MAX_WAITING_BYTES) {
        return overloaded();
      }
      waiting.addLast(command);
      waitingBytes += command.command().size();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void proposeWaiting() {
    for (var entry = nextEntry(); entry != null; entry = nextEntry()) {
      propose.accept(entry);
    }
  }

  private @Nullable ProposedEntry nextEntry() {
    lock.lock();
    try {
      if (waiting.isEmpty() || underWay.size() >= MAX_ENTRIES_UNDER_WAY) {
        return null;
      }
      var entry = ProposedEntry.of(takeEntry(), this::ended);
      underWay.add(entry);
      return entry;
    } finally {
      lock.unlock();
    }
  }

  private List<WaitingCommand> takeEntry() {
    var commands = new ArrayList<WaitingCommand>();
    int bytes = 0;
    long term = ProposedEntry.ANY_TERM;
    for (var next = waiting.peekFirst(); next != null; next = waiting.peekFirst()) {
      int size = next.command().size();
      if (!commands.isEmpty()
          && (bytes + size > MAX_ENTRY_BYTES
              || commands.size() >= MAX_ENTRY_COMMANDS
              || !ProposedEntry.mayTravelTogether(term, next.expectedTerm()))) {
        break;
      }
      term = Math.max(term, next.expectedTerm());
      commands.add(waiting.removeFirst());
      bytes += size;
    }
    waitingBytes -= bytes;
    return commands;
  }

  private void ended(Outcome outcome) {
    boolean expected;
    lock.lock();
    try {
      expected = underWay.remove(outcome.entry());
    } finally {
      lock.unlock();
    }
    if (expected) {
      answers.execute(() -> answer(outcome));
      proposeWaiting();
    }
  }

  private static void answer(Outcome outcome) {
    if (outcome.status().isOk()) {
      outcome.entry().commands().forEach(c -> c.position().complete(outcome.position()));
    } else {
      var failure = EngineStatus.failureOf(outcome.status());
      outcome.entry().commands().forEach(c -> c.position().completeExceptionally(failure));
    }
  }

  /// Gives up what the stopped engine has not ended.
  void abandonUnderWay() {
    var abandoned = new ArrayList<ProposedEntry>();
    lock.lock();
    try {
      abandoned.addAll(underWay);
      underWay.clear();
    } finally {
      lock.unlock();
    }
    var unknown = new OutcomeUnknownException("the member stopped");
    abandoned.forEach(
        entry -> entry.commands().forEach(c -> c.position().completeExceptionally(unknown)));
  }

  /// Refuses what waits and whatever comes; what is under way ends by itself.
  void close() {
    var refused = new ArrayList<WaitingCommand>();
    lock.lock();
    try {
      closed = true;
      refused.addAll(waiting);
      waiting.clear();
      waitingBytes = 0;
    } finally {
      lock.unlock();
    }
    refused.forEach(command -> command.position().completeExceptionally(stopped()));
  }

  /// Commands that wait for an entry.
  int waitingCommands() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private static NotTakenException stopped() {
    return new NotTakenException(Reason.UNAVAILABLE, "the member is stopping");
  }

  private static NotTakenException overloaded() {
    return new NotTakenException(Reason.OVERLOADED, "too many commands wait for the log");
  }
}
