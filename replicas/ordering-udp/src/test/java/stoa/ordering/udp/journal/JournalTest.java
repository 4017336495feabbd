package stoa.ordering.udp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.udp.journal.NumberedJournal.SEGMENT_BYTES;
import static stoa.ordering.udp.journal.NumberedJournal.name;
import static stoa.ordering.udp.journal.NumberedJournal.names;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is appended, read and cut while nothing goes wrong.
class JournalTest {
  private final Path directory;
  private final NumberedJournal numbered;

  JournalTest(@TempDir Path directory) {
    this.directory = directory;
    numbered = new NumberedJournal(directory);
  }

  @Test
  void showsEverythingForcedWhenOpenedAgain() throws IOException {
    numbered.write(200);

    assertEquals(names(0, 200), numbered.reopen());
  }

  @Test
  void appendsBehindWhatItFoundWhenOpenedAgain() throws IOException {
    numbered.write(20);
    numbered.write(30);

    assertEquals(50, numbered.reopen().size());
  }

  @Test
  void readsAnyStretchInAnyOrder() throws IOException {
    Random random = new Random(7);
    try (Journal journal = Journal.open(directory, 100 * SEGMENT_BYTES, (index, payload) -> {})) {
      for (int record = 0; record < 5_000; record++) {
        journal.append(ByteBuffer.allocate(8 + record % 50).putLong(0, record).array());
      }
      journal.force();
      JournalReader reader = new JournalReader(directory);
      for (int round = 0; round < 200; round++) {
        long from = random.nextInt(5_000);
        long end = Math.min(5_000, from + random.nextInt(1_000));
        List<Long> read = new ArrayList<>();
        reader.read(
            from,
            end,
            (index, payload) -> read.add(index) && index == payload.getLong(payload.position()));
        assertEquals(Stream.iterate(from, index -> index + 1).limit(end - from).toList(), read);
      }
    }
  }

  @Test
  void readsRecordsAgainWhileItsOwnerWritesAndCuts() throws IOException {
    List<Long> read = new ArrayList<>();
    try (Journal journal = Journal.open(directory, SEGMENT_BYTES, (index, payload) -> {})) {
      for (int record = 0; record < 200; record++) {
        journal.append(new byte[50]);
      }
      journal.force();
      JournalReader reader = new JournalReader(directory);
      reader.read(37, 81, (index, payload) -> read.add(index));
      assertEquals(Stream.iterate(37L, index -> index + 1).limit(44).toList(), read);

      read.clear();
      reader.read(190, 500, (index, payload) -> read.add(index) && read.size() < 3);
      assertEquals(List.of(190L, 191L, 192L), read);

      read.clear();
      reader.read(198, 500, (index, payload) -> read.add(index));
      assertEquals(List.of(198L, 199L), read, "what is written");

      read.clear();
      journal.cutBelow(100);
      reader.read(10, 500, (index, payload) -> read.add(index));
      assertEquals(List.of(), read, "what was cut");
    }
  }

  @Test
  void keepsRecordsLargerThanItsBuffer() throws IOException {
    byte[] large = new byte[700_000];
    new Random(1).nextBytes(large);
    try (Journal journal = Journal.open(directory, (index, payload) -> {})) {
      journal.append(new byte[] {1});
      journal.append(large);
      journal.append(new byte[] {2});
      journal.force();
    }

    List<ByteBuffer> found = new ArrayList<>();
    Journal.open(directory, (index, payload) -> found.add(copy(payload))).close();

    assertEquals(
        List.of(
            ByteBuffer.wrap(new byte[] {1}),
            ByteBuffer.wrap(large),
            ByteBuffer.wrap(new byte[] {2})),
        found);
  }

  @Test
  void cutsWholeSegmentsBelowAnIndexAndNoRecordAbove() throws IOException {
    numbered.write(200);
    try (Journal journal = numbered.open()) {
      journal.cutBelow(100);
      assertTrue(journal.firstIndex() > 60 && journal.firstIndex() <= 100);
    }

    List<String> left = numbered.reopen();

    assertEquals(names(200 - left.size(), 200), left);
    assertTrue(left.size() >= 100);
  }

  @Test
  void neverCutsTheSegmentItWritesTo() throws IOException {
    numbered.write(200);
    try (Journal journal = numbered.open()) {
      journal.cutBelow(1_000_000);
      journal.append(name(200));
      journal.force();
    }

    assertEquals("200", numbered.reopen().getLast());
  }

  private static ByteBuffer copy(ByteBuffer payload) {
    return ByteBuffer.allocate(payload.remaining()).put(payload).flip();
  }
}
