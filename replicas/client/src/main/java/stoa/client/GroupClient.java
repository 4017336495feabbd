package stoa.client;

import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.client.MemberChoice.Kind;

/// Calls a group: one member after the other, until one answers or the time is over.
///
/// A round asks each member at most once, the one that a refusal named as leader next; between
/// rounds there is a pause with jitter. A command goes out with the same command id each time, so a
/// member that took it without saying so does no harm. Blocking; made for virtual threads; safe for
/// use by many.
///
/// It does not limit how many calls are under way; its callers do.
public final class GroupClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupClient.class);

  private static final long LEAST_SHARE_OF_AN_ATTEMPT = 8;

  private final String group;
  private final GroupLimits limits;
  private final List<MemberCall> members;
  private final MemberChoice choice;

  /// @param group its name, for messages
  /// @param addresses in the order of the members' numbers; at least one
  public GroupClient(
      String group,
      List<MemberAddress> addresses,
      MemberPreference preference,
      ChannelSource source,
      GroupLimits limits) {
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("the " + group + " group needs at least one member");
    }
    this.group = group;
    this.limits = limits;
    this.members =
        IntStream.range(0, addresses.size())
            .mapToObj(number -> new MemberCall(new MemberChannel(addresses.get(number), source)))
            .toList();
    this.choice = new MemberChoice(members.size(), preference, limits.avoidFailed().toNanos());
  }

  /// Asks for something that changes nothing.
  ///
  /// @throws GroupUnavailableException when no member answered in time
  /// @throws CallRefusedException when it is malformed
  <Q, A> A read(MethodDescriptor<Q, A> method, Q request, CallContext context) {
    return call(Kind.READ, method, request, context, Duration.ZERO).answer();
  }

  /// Asks for something that a member may answer later.
  ///
  /// @param wait how long it may take the member beside what a read takes. A member that hangs is
  ///   left only after that
  /// @throws GroupUnavailableException as [#read]
  <Q, A> A await(MethodDescriptor<Q, A> method, Q request, CallContext context, Duration wait) {
    return call(Kind.READ, method, request, context, wait).answer();
  }

  /// Has a command ordered.
  ///
  /// @throws GroupUnavailableException when it is certainly without effect
  /// @throws GroupQueueFullException likewise, because the group's queue of orders is full
  /// @throws OutcomeUnknownException when that is not certain
  /// @throws CallRefusedException when it is malformed
  <Q, A> Submitted<A> submit(MethodDescriptor<Q, A> method, Q request, CallContext context) {
    return call(Kind.COMMAND, method, request, context, Duration.ZERO);
  }

  /// An answer, and whether an earlier attempt may have had an effect that it does not tell.
  record Submitted<A>(A answer, boolean earlierAttemptUnknown) {}

  /// Closes all connections, before a sandbox is frozen for long. The next call opens them again.
  public void closeConnections() {
    members.forEach(member -> member.channel().close(false));
  }

  @Override
  public void close() {
    members.forEach(member -> member.channel().close(true));
  }

  private <Q, A> Submitted<A> call(
      Kind kind, MethodDescriptor<Q, A> method, Q request, CallContext context, Duration wait) {
    CallContext bounded = context.atMost(limits.call().plus(wait));
    long attemptNanos = attemptNanos(kind) + wait.toNanos();
    Progress progress = new Progress(kind);
    while (bounded.remainingNanos() > progress.leastNanos()) {
      int member = progress.next();
      if (member < 0) {
        progress.pause(bounded);
        continue;
      }
      long began = System.nanoTime();
      Attempt<A> attempt = members.get(member).ask(method, request, bounded, attemptNanos);
      if (attempt instanceof Attempt.Answered<A>(A answer)) {
        choice.answered(kind, member, System.nanoTime());
        return new Submitted<>(answer, progress.unknown);
      }
      progress.note(member, began, attempt);
    }
    throw progress.givenUp();
  }

  private long attemptNanos(Kind kind) {
    return switch (kind) {
      case READ -> limits.readAttempt().toNanos();
      case COMMAND -> limits.commandAttempt().toNanos();
    };
  }

  /// How far one call has come.
  private final class Progress {
    private final Kind kind;
    private final BitSet triedThisRound = new BitSet();
    private OptionalInt leader = OptionalInt.empty();
    private long pauseNanos = limits.firstBackOff().toNanos();
    private int roundsOver;
    private boolean unknown;
    private String lastWord = "the time was over before the first try";

    Progress(Kind kind) {
      this.kind = kind;
    }

    /// With less time left than this, no further attempt begins: a command that is cut off while a
    /// member refuses it would look as if it had been taken.
    long leastNanos() {
      boolean further = kind == Kind.COMMAND && !triedThisRound.isEmpty();
      return further || roundsOver > 0 ? attemptNanos(kind) / LEAST_SHARE_OF_AN_ATTEMPT : 0;
    }

    /// -1 when the round is over.
    int next() {
      int member = leader.orElse(-1);
      leader = OptionalInt.empty();
      if (member < 0 || member >= members.size() || triedThisRound.get(member)) {
        member = choice.next(kind, triedThisRound, System.nanoTime());
      }
      if (member >= 0) {
        triedThisRound.set(member);
      }
      return member;
    }

    <A> void note(int member, long began, Attempt<A> attempt) {
      switch (attempt) {
        case Attempt.Answered<A> answered -> throw new IllegalStateException("already returned");
        case Attempt.Refused<A>(String why) -> throw new CallRefusedException(why);
        case Attempt.QueueFull<A>(String why) ->
            throw unknown ? new OutcomeUnknownException(why) : new GroupQueueFullException(why);
        case Attempt.NotTaken<A>(OptionalInt hint, boolean reachable, String why) -> {
          leader = hint;
          lastWord = why;
          if (!reachable) {
            choice.failed(kind, member, began, System.nanoTime());
          }
        }
        case Attempt.Unknown<A>(String why) -> {
          unknown = true;
          lastWord = why;
          choice.failed(kind, member, began, System.nanoTime());
        }
      }
      LOG.debug("{} member {} gave no answer: {}", group, member, lastWord);
    }

    void pause(CallContext context) {
      triedThisRound.clear();
      roundsOver++;
      long jittered = ThreadLocalRandom.current().nextLong(pauseNanos / 2, pauseNanos + 1);
      LockSupport.parkNanos(Math.min(jittered, Math.max(0, context.remainingNanos())));
      if (Thread.currentThread().isInterrupted()) {
        throw unknown
            ? new OutcomeUnknownException("interrupted")
            : new GroupUnavailableException("interrupted");
      }
      pauseNanos = Math.min(pauseNanos * 2, limits.lastBackOff().toNanos());
    }

    GroupCallException givenUp() {
      String message = "the " + group + " group gave no answer in time; last: " + lastWord;
      return unknown && kind == Kind.COMMAND
          ? new OutcomeUnknownException(message)
          : new GroupUnavailableException(message);
    }
  }
}
