package stoa.ordering.udp;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.Command;
import stoa.ordering.Input;
import stoa.ordering.Member;
import stoa.ordering.MemberStatus;
import stoa.ordering.Message;
import stoa.ordering.TickSchedule;
import stoa.ordering.Timing;
import stoa.ordering.udp.journal.JournalThread;

/// The one thread that owns the protocol's state. Each turn of the loop takes what is there:
///
/// ```
/// forced, applied ─▶ datagrams ─▶ barriers ─▶ commands ─▶ tick ─▶ send, deliver, answer ─▶ sleep
/// ```
///
/// It never waits for the disk, the network, or whoever applies. After each turn it sleeps on the
/// socket, which ends at once when there is more; ticks are frequent while something is under way,
/// and rare without.
///
/// Back-pressure: while more than [#MAXIMUM_UNFORCED_BYTES] wait for the disk, no datagram, no
/// command and no tick is taken, so that this member counts the time as its own standstill and not
/// as the others' silence. While the protocol has no room, commands wait in the bounded [Inbox],
/// and make a larger request. A member without turns lets them wait for a view change, but not for
/// longer than [Availability] says: then others may take them.
final class SequencerLoop implements Runnable {
  /// With more journal bytes than this on their way to the disk, the loop takes nothing new.
  static final long MAXIMUM_UNFORCED_BYTES = 16L << 20;

  /// A request has at most so many bytes of commands, unless a single command is larger.
  static final int REQUEST_BYTES = 64 << 10;

  /// A request has at most so many commands.
  static final int REQUEST_COMMANDS = 1024;

  /// With so many requests that have no number yet, commands wait and make a larger one: numbers
  /// are what is scarce under load, since each costs a turn.
  static final int UNNUMBERED_REQUESTS = 1;

  /// Datagrams taken before the loop looks at other things.
  private static final int DATAGRAMS_PER_TURN = 64;

  private static final Logger log = LoggerFactory.getLogger(SequencerLoop.class);

  private final Member member;
  private final Inbox inbox;
  private final DatagramTransport transport;
  private final JournalThread journal;
  private final OpenRequests open;
  private final Availability availability;
  private final EffectExecutor effects;
  private final Founding founding;
  private final Wakeup wakeup;
  private final SequencerMetrics metrics;
  private final HaltListener halt;
  private final TickSchedule ticks;
  private volatile MemberStatus status;
  private volatile boolean stopping;
  private volatile boolean halted;
  private long forcedToken;
  private long appliedEnd;
  private long durableEnd;

  SequencerLoop(
      Member member,
      Inbox inbox,
      DatagramTransport transport,
      JournalThread journal,
      OpenRequests open,
      Callers callers,
      EffectExecutor effects,
      Founding founding,
      Wakeup wakeup,
      SequencerMetrics metrics,
      HaltListener halt,
      Timing timing) {
    this.member = member;
    this.inbox = inbox;
    this.transport = transport;
    this.journal = journal;
    this.open = open;
    this.availability = new Availability(member, callers, timing, nowMillis());
    this.effects = effects;
    this.founding = founding;
    this.wakeup = wakeup;
    this.metrics = metrics;
    this.halt = halt;
    this.ticks = new TickSchedule(timing);
    this.status = member.status();
    this.appliedEnd = inbox.appliedEnd.get();
    this.durableEnd = inbox.durableEnd.get();
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        takeTurn();
        if (!halted) {
          effects.flush();
        }
        sleep();
      }
    } catch (IOException | RuntimeException | Error e) {
      halt.halted("the protocol's loop failed", e);
    }
  }

  /// Ends the loop without sending, delivering or answering anything more. From any thread.
  void abandon() {
    halted = true;
    stop();
  }

  /// Ends the loop after its present turn. From any thread.
  void stop() {
    stopping = true;
    wakeup.wake();
  }

  MemberStatus status() {
    return status;
  }

  /// [Availability#orders()].
  boolean orders() {
    return availability.orders();
  }

  private void takeTurn() {
    takeProgress();
    boolean congested = journal.pendingBytes() > MAXIMUM_UNFORCED_BYTES;
    transport.pause(congested);
    if (!congested) {
      takeDatagrams();
      takeBarriers();
      takeCommands();
      tick();
    }
    long wishes = status.wishes();
    status = member.status();
    if (status.wishes() != wishes) {
      metrics.viewWishes.increment();
      log.info("wishes for another view: {}", status.lastWish());
    }
  }

  private void takeProgress() {
    long forced = inbox.forcedToken.get();
    if (forced > forcedToken) {
      forcedToken = forced;
      step(new Input.JournalForced(forced));
    }
    long applied = inbox.appliedEnd.get();
    if (applied > appliedEnd) {
      appliedEnd = applied;
      step(new Input.Applied(applied));
    }
    long durable = durablyAppliedEnd();
    if (durable > durableEnd) {
      durableEnd = durable;
      step(new Input.AppliedDurably(durable));
    }
    Input.JournalRead read = inbox.journalReads.poll();
    if (read != null) {
      step(read);
    }
  }

  private void takeDatagrams() {
    DatagramTransport.Arrivals arrivals = transport.receive(DATAGRAMS_PER_TURN);
    if (!arrivals.messages().isEmpty()) {
      tickIfBehind();
    }
    for (Message message : arrivals.messages()) {
      if (message instanceof Message.RetransmitRequest) {
        metrics.retransmitAnswered.increment();
      }
      founding.hear(message.metadata());
      step(new Input.Received(message));
    }
  }

  private void takeBarriers() {
    List<CompletableFuture<Long>> barriers = inbox.takeBarriers();
    if (!barriers.isEmpty()) {
      tickIfBehind();
    }
    for (CompletableFuture<Long> barrier : barriers) {
      step(new Input.BarrierAsked(open.asked(barrier)));
    }
  }

  private void takeCommands() {
    if (canSubmit()) {
      tickIfBehind();
    }
    while (canSubmit()) {
      List<WaitingCommand> waiting = inbox.takeCommands(REQUEST_COMMANDS, REQUEST_BYTES);
      List<Command> commands = waiting.stream().map(WaitingCommand::command).toList();
      metrics.request(commands.size());
      step(new Input.Submit(open.submitted(waiting), commands));
    }
  }

  private boolean canSubmit() {
    int firstBytes = inbox.firstCommandBytes();
    return firstBytes >= 0
        && open.unnumbered() < UNNUMBERED_REQUESTS
        && member.hasRoom(Math.max(firstBytes, REQUEST_BYTES));
  }

  private void tick() {
    long now = nowMillis();
    if (effects.takeActive()) {
      ticks.active(now);
    } else if (ticks.isSlow(now)) {
      ticks.nextWithin(member.tickMillis(), now); // What has arrived may need an answer soon.
    }
    if (ticks.isDue(now)) {
      tickAt(now);
    }
  }

  private void tickIfBehind() {
    long now = nowMillis();
    if (ticks.isBehind(now)) {
      tickAt(now);
    }
  }

  private void tickAt(long now) {
    step(new Input.Tick(now));
    founding.tick(now);
    availability.tick(now);
    ticks.ticked(now, member.tickMillis());
  }

  private void step(Input input) {
    effects.carryOut(member.step(input));
  }

  private void sleep() throws IOException {
    wakeup.prepare();
    long untilTickMillis = ticks.nextMillis() - nowMillis();
    if (stopping || untilTickMillis <= 0 || hasNews()) {
      wakeup.dontSleep();
    } else {
      wakeup.sleep(untilTickMillis);
    }
  }

  private static long nowMillis() {
    return System.nanoTime() / 1_000_000;
  }

  /// Whether something waits that cannot wait for the next tick, or for the next datagram, as what
  /// was applied can. Nobody ends the sleep for that either: it would be one waking in five.
  private boolean hasNews() {
    if (inbox.forcedToken.get() > forcedToken
        || durablyAppliedEnd() > durableEnd
        || !inbox.journalReads.isEmpty()) {
      return true;
    }
    boolean congested = journal.pendingBytes() > MAXIMUM_UNFORCED_BYTES;
    return !congested && (inbox.hasBarriers() || canSubmit());
  }

  /// Nothing counts as durable that was not reported as applied before.
  private long durablyAppliedEnd() {
    return Math.min(inbox.durableEnd.get(), appliedEnd);
  }
}
