package stoa.ordering.udp;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.DeliveredState;
import stoa.ordering.Input;
import stoa.ordering.Member;
import stoa.ordering.udp.datagram.DatagramFilter;
import stoa.ordering.udp.journal.JournalObserver;
import stoa.ordering.udp.journal.JournalReader;
import stoa.ordering.udp.journal.JournalThread;
import stoa.ordering.udp.wire.RecordCodec;

/// The parts of one life of a member, put together:
///
/// ```
/// callers ──▶ Inbox ──▶ SequencerLoop ──▶ JournalThread ──▶ disk ──▶ JournalReads
///    ▲                   │  ▲    │  ▲            │                        │
///    └── Answers ◀───────┤  │    ▼  │            └──▶ Inbox (forced) ◀────┘ (old entries)
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
  private final JournalReads reads;
  private final ApplyThread apply;
  private final Answers answers;
  private final OpenRequests open = new OpenRequests();
  private final SequencerLoop loop;
  private final Thread loopThread;

  private RunningMember(
      SequencerConfiguration configuration,
      SequencerMetrics metrics,
      Recovery recovery,
      long durableEnd,
      DatagramTransport transport,
      Surroundings surroundings) {
    int self = configuration.group().self();
    HaltListener halt = surroundings.halt();
    RecordCodec codec = new RecordCodec(configuration.group());
    this.recovery = recovery;
    this.transport = transport;
    this.wakeup = new Wakeup(transport.selector());
    this.inbox = new Inbox();
    inbox.appliedEnd.set(recovery.state().appliedEnd());
    inbox.durableEnd.set(durableEnd);
    this.journal =
        new JournalThread(
            recovery.journal(), journalObserver(metrics, halt), "sequencer-journal-" + self);
    this.reads =
        new JournalReads(
            new JournalReader(recovery.directory().journal()),
            codec,
            configuration.group().limits().bytesPerRetransmission(),
            this::journalRead,
            "sequencer-reads-" + self);
    this.apply =
        new ApplyThread(
            surroundings.listener(),
            new DeliveredState(configuration.group(), recovery.state()),
            codec,
            this::applied,
            halt,
            "sequencer-apply-" + self);
    this.answers = new Answers("sequencer-answers-" + self);
    Callers callers = new Callers(inbox, open, answers, metrics);
    EffectExecutor effects =
        new EffectExecutor(
            transport,
            new JournalOutput(journal, codec, recovery.index()),
            reads,
            callers,
            apply,
            metrics,
            surroundings.lifeEnd(),
            halt);
    this.loop =
        new SequencerLoop(
            new Member(configuration.group(), recovery.state()),
            inbox,
            transport,
            journal,
            open,
            callers,
            effects,
            new Founding(
                configuration.group(),
                recovery.state().appliedEnd(),
                recovery.founding(),
                recovery::endFounding,
                surroundings.lifeEnd()),
            wakeup,
            metrics,
            halt,
            configuration.group().timing());
    this.loopThread = Thread.ofPlatform().name("sequencer-" + self).unstarted(loop);
  }

  /// Whom a life serves.
  ///
  /// @param filter between it and the network
  /// @param lifeEnd is told, on the loop's thread, when another life has to go on
  record Surroundings(
      DatagramFilter filter,
      DeliveryListener listener,
      Consumer<LifeEnd> lifeEnd,
      HaltListener halt) {}

  /// @throws SnapshotNeededException when the journal does not continue the application's state
  static RunningMember assemble(
      SequencerConfiguration configuration,
      SequencerMetrics metrics,
      Surroundings surroundings,
      Beginning beginning) {
    DatagramTransport transport =
        new DatagramTransport(configuration, surroundings.filter(), metrics);
    try {
      Recovery recovery = Recovery.of(configuration, beginning);
      return new RunningMember(
          configuration, metrics, recovery, beginning.durableEnd(), transport, surroundings);
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
        false,
        running && loop.orders(),
        loop.status(),
        inbox.appliedEnd.get(),
        apply.waitingNumbers(),
        inbox.waitingCommands(),
        journal.pendingBytes());
  }

  /// While the journal's disk hangs the directory stays locked: what is still queued may reach the
  /// disk later, and another life would write at the same place.
  ///
  /// @return whether all threads have ended and the application has finished what it was given
  boolean close() {
    boolean finished = false;
    boolean written = false;
    inbox.close();
    loop.stop();
    try {
      boolean another = !Thread.currentThread().equals(loopThread);
      boolean looped = !another || loopThread.join(CLOSE_TIMEOUT);
      if (!looped) {
        log.error("the protocol's loop did not end within {}", CLOSE_TIMEOUT);
      }
      boolean applied = apply.close();
      reads.close();
      written = journal.close();
      finished = looped && applied && written;
      failWhatIsOpen();
      answers.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeQuietly(transport);
    if (written) {
      closeQuietly(recovery.directory());
    }
    return finished;
  }

  private void failWhatIsOpen() {
    open.forEach(answers::fail);
    for (WaitingCommand waiting : inbox.takeCommands(Integer.MAX_VALUE, Integer.MAX_VALUE)) {
      answers.fail(waiting.number(), stopped());
    }
    inbox.takeBarriers().forEach(barrier -> answers.fail(barrier, stopped()));
    answers.flush();
  }

  private static RefusedException stopped() {
    return new RefusedException(RefusedException.Reason.UNAVAILABLE, "this member stopped");
  }

  private void applied(long end) {
    inbox.appliedEnd.set(end); // The loop looks soon enough ([SequencerLoop#hasNews]).
  }

  private void journalRead(Input.JournalRead read) {
    inbox.journalReads.add(read);
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
