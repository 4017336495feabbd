package stoa.ordering.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.JournalRecord;
import stoa.ordering.JournalReplay;
import stoa.ordering.RecoveredState;
import stoa.ordering.ViewRecord;
import stoa.ordering.udp.Beginning.Reason;
import stoa.ordering.udp.journal.CorruptJournalException;
import stoa.ordering.udp.journal.DataDirectory;
import stoa.ordering.udp.journal.Identity;
import stoa.ordering.udp.journal.Journal;
import stoa.ordering.udp.wire.MalformedMessageException;
import stoa.ordering.udp.wire.RecordCodec;

/// What a member has when it begins a life: its locked directory, its journal, open for appending,
/// and the state that the journal gave, in a new incarnation that is on disk already.
///
/// The journal is read once, record by record; what is neither unapplied nor lately written is let
/// go as it is read.
///
/// @param founding whether this member has nothing and was told that its group is new, so that it
///   may get a vote ([Founding])
record Recovery(
    DataDirectory directory,
    Journal journal,
    JournalIndex index,
    RecoveredState state,
    boolean founding) {
  private static final int RANDOM_BITS = 20;
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  static Recovery of(SequencerConfiguration configuration, Beginning beginning) {
    Identity identity =
        new Identity(
            configuration.cluster(), configuration.group().self(), configuration.group().members());
    boolean bootstrap = configuration.bootstrap() && beginning.reason() == Reason.START;
    try {
      DataDirectory directory =
          DataDirectory.open(configuration.dataDirectory(), identity, bootstrap);
      try {
        if (bootstrap && directory.isNew()) {
          mayFound(directory, beginning.application());
        }
        Recovery recovery = replay(configuration, directory, beginning);
        directory.keepIdentity(identity);
        if (!recovery.founding()) {
          directory.endFounding();
        }
        return recovery;
      } catch (RuntimeException | IOException e) {
        directory.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ConfigurationException(
          "data directory " + configuration.dataDirectory() + " cannot be used: " + e, e);
    } catch (CorruptJournalException | IllegalStateException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()), e);
    }
  }

  /// The group exists: this member gets no vote from the operator.
  void endFounding() {
    try {
      directory.endFounding();
    } catch (IOException e) {
      throw new UncheckedIOException("the mark of a first start cannot be removed", e);
    }
  }

  private static Recovery replay(
      SequencerConfiguration configuration, DataDirectory directory, Beginning beginning)
      throws IOException {
    ApplicationState application = beginning.application();
    RecordCodec codec = new RecordCodec(configuration.group());
    JournalReplay replay = new JournalReplay(configuration.group(), application.appliedEnd());
    JournalIndex index = new JournalIndex();
    AtomicBoolean blank = new AtomicBoolean(application.beginsAGroup());
    Journal journal =
        Journal.open(
            directory.journal(),
            (at, payload) -> {
              JournalRecord record = decode(codec, at, payload);
              index.saw(at, record);
              replay.read(record);
              if (!isOfABeginning(record, application)) {
                blank.set(false);
              }
            });
    try {
      index.takeMoved(); // What a base of an earlier life needs may not all have been written.
      log.info("{} journal records, numbers below {}", journal.nextIndex(), replay.logEnd());
      Appender appender = new Appender(journal, codec, index, replay);
      boolean founding = blank.get() && directory.isFounding();
      if (founding && beginning.reason() == Reason.FOUNDED) {
        appender.append(new JournalRecord.Voter());
        founding = false;
      }
      long above = Math.max(replay.lastIncarnation(), beginning.aboveIncarnation());
      long incarnation = directory.nextIncarnation(Math.max(drawIncarnation(), above + 1));
      appender.append(new JournalRecord.Incarnation(incarnation));
      appender.append(missing(replay, application));
      journal.force();
      RecoveredState state = replay.recovered(incarnation);
      log.info(
          "incarnation {} begins {} vote, with numbers {} to {}, applied below {}",
          incarnation,
          state.votes() ? "with a" : "without a",
          state.logStart(),
          state.logEnd() - 1,
          application.appliedEnd());
      return new Recovery(directory, journal, index, state, founding);
    } catch (RuntimeException | IOException e) {
      journal.close();
      throw e;
    }
  }

  /// What a life writes that has no vote and has heard of nobody: what a restored state begins with
  /// is written by the first one.
  private static boolean isOfABeginning(JournalRecord record, ApplicationState application) {
    return switch (record) {
      case JournalRecord.Incarnation _ -> true;
      case JournalRecord.Base base -> application.ordering().equals(Optional.of(base));
      case JournalRecord.Promise(long epoch) -> epoch == 0;
      case JournalRecord.View(ViewRecord view) -> view.equals(ViewRecord.initial());
      case JournalRecord.Numbered _, JournalRecord.Cut _, JournalRecord.Voter _ -> false;
    };
  }

  /// A directory without a journal beside an application that has data is a lost one.
  private static void mayFound(DataDirectory directory, ApplicationState application)
      throws IOException {
    if (application.beginsAGroup()) {
      directory.beginFounding();
    } else {
      log.warn(
          "STOA_BOOTSTRAP=true, but this member's application has the numbers below {}: its journal"
              + " was lost. It joins its group, without a vote until a view lists it",
          application.appliedEnd());
    }
  }

  /// Writes what begins a life, and reads it at once.
  private record Appender(
      Journal journal, RecordCodec codec, JournalIndex index, JournalReplay replay) {
    void append(JournalRecord record) throws IOException {
      index.saw(journal.append(codec.encode(record)), record);
      replay.read(record);
    }

    void append(List<JournalRecord> records) throws IOException {
      for (JournalRecord record : records) {
        append(record);
      }
    }
  }

  /// What makes the log continue the application's state: nothing as a rule, but a base when the
  /// application has got a snapshot, or has survived the journal.
  private static List<JournalRecord> missing(JournalReplay replay, ApplicationState application) {
    long end = application.appliedEnd();
    Optional<JournalRecord.Base> state = application.ordering();
    if (end < replay.journalStart() || (end > replay.logEnd() && state.isEmpty())) {
      throw new SnapshotNeededException(
          "the application contains the numbers below %d, the journal those from %d to %d"
              .formatted(end, replay.journalStart(), replay.logEnd() - 1));
    }
    return state.map(replay::behind).orElse(List.of());
  }

  private static JournalRecord decode(RecordCodec codec, long index, ByteBuffer payload) {
    try {
      return codec.decode(payload);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException(
          "journal record " + index + " is not understood: " + e.getMessage(), e);
    }
  }

  /// Milliseconds since 1970, then random bits: grows from life to life even when the disk is lost.
  private static long drawIncarnation() {
    long random = new SecureRandom().nextLong() >>> (Long.SIZE - RANDOM_BITS);
    return System.currentTimeMillis() << RANDOM_BITS | random;
  }
}
