package stoa.ordering.udp;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.Member;
import stoa.ordering.udp.datagram.DatagramFilter;
import stoa.ordering.udp.journal.JournalObserver;
import stoa.ordering.udp.journal.JournalThread;
import stoa.ordering.udp.wire.RecordCodec;

/// The parts of a member between its start and its end, put together:
///
/// ```
/// callers ──▶ Inbox ──▶ SequencerLoop ──▶ JournalThread ──▶ disk
///    ▲                   │  ▲    │  ▲            │
///    └── Answers ◀───────┤  │    ▼  │            └──▶ Inbox (forced)
///                        ▼  │  DatagramTransport ◀──▶ network
///                 ApplyThread ──▶ DeliveryListener
/// ```
final class RunningMember {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Logger log = LoggerFactory.getLogger(RunningMember.class);

  private final Recovery recovery;
  private final Inbox inbox;
  private final DatagramTransport transport;
  private final Wakeup wakeup;
  private final JournalThread journal;
  private final ApplyThread apply;
  private final Answers answers;
  private final OpenRequests open = new OpenRequests();
  private final SequencerLoop loop;
  private final Thread loopThread;

  private RunningMember(
      SequencerConfiguration configuration,
      SequencerMetrics metrics,
      Recovery recovery,
      DatagramTransport transport,
      DeliveryListener listener,
      HaltListener halt) {
    int self = configuration.group().self();
    this.recovery = recovery;
    this.transport = transport;
    this.wakeup = new Wakeup(transport.selector());
    this.inbox = new Inbox();
    inbox.appliedEnd.set(recovery.state().appliedEnd());
    this.journal =
        new JournalThread(
            recovery.journal(), journalObserver(metrics, halt), "sequencer-journal-" + self);
    this.apply = new ApplyThread(listener, this::applied, halt, "sequencer-apply-" + self);
    this.answers = new Answers("sequencer-answers-" + self);
    EffectExecutor effects =
        new EffectExecutor(
            transport,
            journal,
            new RecordCodec(configuration.group()),
            recovery.cutter(),
            open,
            apply,
            answers,
            metrics,
            halt);
    this.loop =
        new SequencerLoop(
            new Member(configuration.group(), recovery.state()),
            inbox,
            transport,
            journal,
            open,
            effects,
            wakeup,
            metrics,
            halt,
            configuration.group().timing());
    this.loopThread = Thread.ofPlatform().name("sequencer-" + self).unstarted(loop);
    metrics.watch(() -> status(true));
  }

  static RunningMember assemble(
      SequencerConfiguration configuration,
      MeterRegistry registry,
      DatagramFilter filter,
      DeliveryListener listener,
      HaltListener halt,
      long appliedEnd) {
    SequencerMetrics metrics = new SequencerMetrics(registry);
    DatagramTransport transport = new DatagramTransport(configuration, filter, metrics);
    try {
      Recovery recovery = Recovery.of(configuration, appliedEnd);
      return new RunningMember(configuration, metrics, recovery, transport, listener, halt);
    } catch (RuntimeException e) {
      closeQuietly(transport);
      throw e;
    }
  }

  void start() {
    journal.start();
    apply.start();
    loopThread.start();
  }

  Inbox inbox() {
    return inbox;
  }

  void wake() {
    wakeup.wake();
  }

  void abandon() {
    inbox.close();
    loop.abandon();
  }

  NodeStatus status(boolean running) {
    return new NodeStatus(
        running,
        loop.status(),
        inbox.appliedEnd.get(),
        inbox.waitingCommands(),
        journal.pendingBytes());
  }

  void close() {
    inbox.close();
    loop.stop();
    try {
      boolean another = !Thread.currentThread().equals(loopThread);
      if (another && !loopThread.join(CLOSE_TIMEOUT)) {
        log.error("the protocol's loop did not end within {}", CLOSE_TIMEOUT);
      }
      apply.close();
      journal.close();
      failWhatIsOpen();
      answers.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeQuietly(transport);
    closeQuietly(recovery.directory());
  }

  private void failWhatIsOpen() {
    open.forEach(answers::fail);
    for (WaitingCommand waiting : inbox.takeCommands(Inbox.MAXIMUM_COMMANDS, Integer.MAX_VALUE)) {
      answers.fail(waiting.number(), stopped());
    }
    inbox.takeBarriers().forEach(barrier -> answers.fail(barrier, stopped()));
    answers.flush();
  }

  private static RefusedException stopped() {
    return new RefusedException(RefusedException.Reason.UNAVAILABLE, "this member stopped");
  }

  private void applied(long end) {
    inbox.appliedEnd.set(end);
    wakeup.wake();
  }

  private JournalObserver journalObserver(SequencerMetrics metrics, HaltListener halt) {
    return new JournalObserver() {
      @Override
      public void forced(long token, int records, long forceNanos) {
        metrics.forced(records, forceNanos);
        inbox.forcedToken.set(token);
        wakeup.wake();
      }

      @Override
      public void failed(Throwable cause) {
        halt.halted("the journal cannot be written", cause);
      }
    };
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      log.warn("not closed cleanly", e);
    }
  }
}
