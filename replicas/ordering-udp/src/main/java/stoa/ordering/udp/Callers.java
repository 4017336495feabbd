package stoa.ordering.udp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import stoa.ordering.Effect;
import stoa.ordering.RequestId;

/// Tells callers what became of their commands and barriers. Answers gather until [#flush()]. Used
/// by the loop's thread.
///
/// A command that has become a request is answered when that is delivered, or as unknown at the end
/// of this life, or when this member has lost its turns before the request got a number: it may get
/// one much later. How long a caller waits is the caller's decision. There are never more of them
/// than the protocol lets one member have under way.
final class Callers {
  private final Inbox inbox;
  private final OpenRequests open;
  private final Answers answers;
  private final SequencerMetrics metrics;

  Callers(Inbox inbox, OpenRequests open, Answers answers, SequencerMetrics metrics) {
    this.inbox = inbox;
    this.open = open;
    this.answers = answers;
    this.metrics = metrics;
  }

  void accepted(Effect.Accepted accepted) {
    open.accepted(accepted.handle(), accepted.request());
  }

  /// The request has got a number.
  void numbered(RequestId request) {
    open.numbered(request);
    long ageNanos = open.ageNanos(request);
    if (ageNanos >= 0) {
      metrics.turn(ageNanos);
    }
  }

  void delivered(RequestId request, long number) {
    long ageNanos = open.ageNanos(request);
    if (ageNanos >= 0) {
      metrics.delivery(ageNanos);
    }
    open.delivered(request).forEach(future -> answers.complete(future, number));
  }

  void barrierReached(Effect.BarrierReached reached) {
    open.takeBarrier(reached.handle())
        .ifPresent(future -> answers.complete(future, reached.end() - 1));
  }

  void rejected(Effect.Rejected rejected) {
    List<WaitingCommand> commands = open.takeSubmission(rejected.handle());
    if (rejected.reason() == Effect.Reason.NOT_IN_VIEW) {
      inbox.putBack(commands); // A view change came in between: they wait for its end.
      return;
    }
    RefusedException.Reason reason =
        switch (rejected.reason()) {
          case TOO_MANY_REQUESTS, TOO_MANY_BARRIERS -> RefusedException.Reason.OVERLOADED;
          case BAD_SIZE -> RefusedException.Reason.BAD_SIZE;
          case UNAVAILABLE, NOT_IN_VIEW -> RefusedException.Reason.UNAVAILABLE;
        };
    String message = "refused: " + rejected.reason();
    commands.forEach(command -> refuse(command.number(), reason, message));
    open.takeBarrier(rejected.handle()).ifPresent(barrier -> refuse(barrier, reason, message));
  }

  /// This member has no turns, and nobody can say when it gets them back: who waits for a number
  /// had better repeat the command elsewhere.
  void giveUpUnnumbered() {
    for (CompletableFuture<Long> waiting : open.takeUnnumbered()) {
      answers.fail(waiting, new OutcomeUnknownException("this member has lost its turns"));
    }
  }

  /// This member has had no turns for too long: what waits is refused, and what comes.
  void refuseCommands(String message) {
    inbox.refuseCommands(true);
    for (WaitingCommand waiting : inbox.takeCommands(Integer.MAX_VALUE, Integer.MAX_VALUE)) {
      refuse(waiting.number(), RefusedException.Reason.UNAVAILABLE, message);
    }
  }

  void takeCommandsAgain() {
    inbox.refuseCommands(false);
  }

  void flush() {
    answers.flush();
  }

  private void refuse(
      CompletableFuture<Long> future, RefusedException.Reason reason, String message) {
    answers.fail(future, new RefusedException(reason, message));
  }
}
