package stoa.raft;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.Status;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Commands on their way as one log entry, and who waits for them.
final class ProposedEntry implements Closure {
  /// No particular term.
  static final long ANY_TERM = -1;

  private final List<WaitingCommand> commands;
  private final long expectedTerm;
  private final Consumer<Outcome> ended;
  private volatile long position;

  /// A command and its caller.
  record WaitingCommand(ByteString command, CompletableFuture<Long> position) {}

  /// How an entry ended: at a position, or with the engine's status.
  record Outcome(ProposedEntry entry, Status status, long position) {}

  /// @param expectedTerm the only term in which it may be taken, or [#ANY_TERM]
  /// @param ended told once
  ProposedEntry(List<WaitingCommand> commands, long expectedTerm, Consumer<Outcome> ended) {
    this.commands = List.copyOf(commands);
    this.expectedTerm = expectedTerm;
    this.ended = ended;
  }

  List<WaitingCommand> commands() {
    return commands;
  }

  long expectedTerm() {
    return expectedTerm;
  }

  /// Notes where the entry stands, before [#run] reports success.
  void standsAt(long index) {
    position = index;
  }

  @Override
  public void run(Status status) {
    ended.accept(new Outcome(this, status, position));
  }
}
