package stoa.ordering.udp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.JournalRecord;
import stoa.ordering.JournalReplay;
import stoa.ordering.RecoveredState;
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
record Recovery(
    DataDirectory directory, Journal journal, JournalIndex index, RecoveredState state) {
  private static final int RANDOM_BITS = 20;
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  /// @param aboveIncarnation the new incarnation is larger
  static Recovery of(
      SequencerConfiguration configuration, ApplicationState application, long aboveIncarnation) {
    Identity identity =
        new Identity(
            configuration.cluster(), configuration.group().self(), configuration.group().members());
    try {
      DataDirectory directory =
          DataDirectory.open(configuration.dataDirectory(), identity, configuration.bootstrap());
      try {
        Recovery recovery = replay(configuration, directory, application, aboveIncarnation);
        directory.keepIdentity(identity);
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

  void close() throws IOException {
    directory.close();
  }

  private static Recovery replay(
      SequencerConfiguration configuration,
      DataDirectory directory,
      ApplicationState application,
      long aboveIncarnation)
      throws IOException {
    RecordCodec codec = new RecordCodec(configuration.group());
    JournalReplay replay = new JournalReplay(configuration.group(), application.appliedEnd());
    JournalIndex index = new JournalIndex();
    Journal journal =
        Journal.open(
            directory.journal(),
            (at, payload) -> {
              JournalRecord record = decode(codec, at, payload);
              index.saw(at, record);
              replay.read(record);
            });
    try {
      index.takeMoved(); // What a base of an earlier life needs may not all have been written.
      log.info("{} journal records, numbers below {}", journal.nextIndex(), replay.logEnd());
      Appender appender = new Appender(journal, codec, index, replay);
      if (configuration.bootstrap() && directory.isNew()) {
        appender.append(new JournalRecord.Voter());
      }
      long above = Math.max(replay.lastIncarnation(), aboveIncarnation);
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
      return new Recovery(directory, journal, index, state);
    } catch (RuntimeException | IOException e) {
      journal.close();
      throw e;
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
