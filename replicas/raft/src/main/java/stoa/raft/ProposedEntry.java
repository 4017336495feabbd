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
  ///
  /// @param expectedTerm the only term in which it may be taken, or [#ANY_TERM]
  record WaitingCommand(ByteString command, long expectedTerm, CompletableFuture<Long> position) {}

  /// How an entry ended: at a position, or with the engine's status.
  record Outcome(ProposedEntry entry, Status status, long position) {}

  /// @param expectedTerm the only term in which it may be taken, or [#ANY_TERM]
  /// @param ended told once
  ProposedEntry(List<WaitingCommand> commands, long expectedTerm, Consumer<Outcome> ended) {
    this.commands = List.copyOf(commands);
    this.expectedTerm = expectedTerm;
    this.ended = ended;
  }

  /// An entry of commands that may travel together: it is taken in their one term, if one of them
  /// has any.
  static ProposedEntry of(List<WaitingCommand> commands, Consumer<Outcome> ended) {
    long term = commands.stream().mapToLong(WaitingCommand::expectedTerm).max().orElse(ANY_TERM);
    return new ProposedEntry(commands, term, ended);
  }

  /// Whether commands of these terms may stand in one entry.
  static boolean mayTravelTogether(long one, long other) {
    return one == ANY_TERM || other == ANY_TERM || one == other;
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
