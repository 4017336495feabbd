package stoa.ordering.udp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
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

  /// @param appliedEnd all numbers below are in the application's state
  /// @param aboveIncarnation the new incarnation is larger
  static Recovery of(SequencerConfiguration configuration, long appliedEnd, long aboveIncarnation) {
    Identity identity =
        new Identity(
            configuration.cluster(), configuration.group().self(), configuration.group().members());
    try {
      DataDirectory directory =
          DataDirectory.open(configuration.dataDirectory(), identity, configuration.bootstrap());
      try {
        Recovery recovery = replay(configuration, directory, appliedEnd, aboveIncarnation);
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
      long appliedEnd,
      long aboveIncarnation)
      throws IOException {
    RecordCodec codec = new RecordCodec(configuration.group());
    JournalReplay replay = new JournalReplay(configuration.group(), appliedEnd);
    JournalIndex index = new JournalIndex();
    AtomicLong records = new AtomicLong();
    Journal journal =
        Journal.open(
            directory.journal(),
            (at, payload) -> {
              JournalRecord record = decode(codec, at, payload);
              index.saw(at, record);
              replay.read(record);
              records.incrementAndGet();
            });
    if (configuration.bootstrap() && directory.isNew()) {
      JournalRecord.Voter voter = new JournalRecord.Voter();
      index.saw(journal.append(codec.encode(voter)), voter);
      replay.read(voter);
    }
    long above = Math.max(replay.lastIncarnation(), aboveIncarnation);
    long incarnation = directory.nextIncarnation(Math.max(drawIncarnation(), above + 1));
    RecoveredState state = replay.recovered(incarnation);
    JournalRecord.Incarnation life = new JournalRecord.Incarnation(incarnation);
    index.saw(journal.append(codec.encode(life)), life);
    journal.force();
    log.info(
        "incarnation {} begins {} vote, with {} journal records, numbers {} to {}, applied below {}",
        incarnation,
        state.votes() ? "with a" : "without a",
        records,
        state.logStart(),
        state.logEnd() - 1,
        appliedEnd);
    return new Recovery(directory, journal, index, state);
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
