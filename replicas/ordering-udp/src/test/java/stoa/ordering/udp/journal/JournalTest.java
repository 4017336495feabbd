package stoa.ordering.udp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final int SMALL_SEGMENT = 1000;

  @TempDir Path directory;

  @Test
  void showsEverythingForcedWhenOpenedAgain() throws IOException {
    write(200);

    assertEquals(names(0, 200), reopen());
  }

  @Test
  void appendsBehindWhatItFoundWhenOpenedAgain() throws IOException {
    write(20);
    write(30);

    assertEquals(50, reopen().size());
  }

  @Test
  void readsAnyStretchInAnyOrder() throws IOException {
    Random random = new Random(7);
    try (Journal journal = Journal.open(directory, 100 * SMALL_SEGMENT, (index, payload) -> {})) {
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
    try (Journal journal = Journal.open(directory, SMALL_SEGMENT, (index, payload) -> {})) {
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
  void cutsATornTailAndGoesOnThere() throws IOException {
    write(10);
    Path segment = lastSegment();
    for (long bytes = 1; bytes < 30; bytes++) {
      long size = Files.size(segment);
      truncate(segment, size - bytes);

      assertEquals(names(0, 9), reopen().subList(0, 9), "torn by " + bytes + " bytes");

      write(10 - reopen().size());
      assertEquals(10, reopen().size());
    }
  }

  @Test
  void cutsATornTailAnywhereInAGroupThatWasNotForced() throws IOException {
    write(3);
    try (Journal journal = open()) {
      for (int i = 3; i < 8; i++) {
        journal.append(name(i));
      }
      journal.force();
    }
    // The later records reached the disk before the crash, the first of the group did not.
    damage(lastSegment(), SegmentFile.HEADER_BYTES + 3 * 32L + 4);

    assertEquals(names(0, 3), reopen());
  }

  @Test
  void theRoomThatACrashLeavesIsNoTornTail() throws IOException {
    byte[] atTheCrash;
    try (Journal journal = open()) {
      journal.append(name(0));
      journal.force();
      atTheCrash = Files.readAllBytes(lastSegment());
      assertEquals(SMALL_SEGMENT, atTheCrash.length);
    }
    assertEquals(SegmentFile.HEADER_BYTES + 32, Files.size(lastSegment()), "given back");
    Files.write(lastSegment(), atTheCrash);
    write(1);
    assertEquals(names(0, 2), reopen());
  }

  @Test
  void aRecordThatIsTornInTheRoomIsCut() throws IOException {
    write(2);
    Path segment = lastSegment();
    byte[] bytes = Arrays.copyOf(Files.readAllBytes(segment), SMALL_SEGMENT);
    bytes[SegmentFile.HEADER_BYTES + 2 * 32 - 1] = 0; // The last byte did not reach the disk.
    Files.write(segment, bytes);
    assertEquals(names(0, 1), reopen());
    write(1);
    assertEquals(names(0, 2), reopen());
  }

  @Test
  void refusesDamageToWhatWasForced() throws IOException {
    write(5);
    write(5);
    Path segment = lastSegment();
    long offset = SegmentFile.HEADER_BYTES + 2 * 32L;
    damage(segment, offset + 26);

    CorruptJournalException refused = assertThrows(CorruptJournalException.class, this::reopen);

    assertEquals(
        "journal " + segment + " is damaged at byte " + offset + ": record 2 cannot be read",
        refused.getMessage());
  }

  @Test
  void refusesDamageInAClosedSegment() throws IOException {
    write(200);
    Path segment = segments().get(1);
    truncate(segment, Files.size(segment) - 1);

    assertThrows(CorruptJournalException.class, this::reopen);
  }

  @Test
  void refusesAMissingSegment() throws IOException {
    write(200);
    Files.delete(segments().get(2));

    assertThrows(CorruptJournalException.class, this::reopen);
  }

  @Test
  void discardsASegmentThatWasOnlyBeingCreated() throws IOException {
    write(60);
    SegmentFile unborn = SegmentFile.in(directory, 60);
    Files.write(unborn.path(), new byte[] {1, 2, 3});

    assertEquals(names(0, 60), reopen());
  }

  @Test
  void cutsWholeSegmentsBelowAnIndexAndNoRecordAbove() throws IOException {
    write(200);
    try (Journal journal = open()) {
      journal.cutBelow(100);
      assertTrue(journal.firstIndex() > 60 && journal.firstIndex() <= 100);
    }

    List<String> left = reopen();

    assertEquals(names(200 - left.size(), 200), left);
    assertTrue(left.size() >= 100);
  }

  @Test
  void neverCutsTheSegmentItWritesTo() throws IOException {
    write(200);
    try (Journal journal = open()) {
      journal.cutBelow(1_000_000);
      journal.append(name(200));
      journal.force();
    }

    assertEquals("200", reopen().getLast());
  }

  @Test
  void survivesRandomDamageToTheTailWithAPrefix() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      write(1 + random.nextInt(20));
      int before = reopen().size();
      try (FileChannel channel = FileChannel.open(lastSegment(), StandardOpenOption.WRITE)) {
        byte[] noise = new byte[1 + random.nextInt(80)];
        random.nextBytes(noise);
        channel.write(ByteBuffer.wrap(noise), channel.size());
      }
      assertEquals(names(0, before), reopen(), "seed " + seed);
    }
  }

  private Journal open() throws IOException {
    return Journal.open(directory, SMALL_SEGMENT, (index, payload) -> {});
  }

  private void write(int count) throws IOException {
    try (Journal journal = open()) {
      for (int i = 0; i < count; i++) {
        journal.append(name(journal.nextIndex()));
      }
      journal.force();
    }
  }

  private List<String> reopen() throws IOException {
    List<String> found = new ArrayList<>();
    Journal.open(
            directory,
            SMALL_SEGMENT,
            (index, payload) ->
                found.add(StandardCharsets.US_ASCII.decode(payload).toString().strip()))
        .close();
    return found;
  }

  /// Eight bytes, so that a record is 32 bytes long.
  private static byte[] name(long index) {
    return String.format(java.util.Locale.ROOT, "%8d", index).getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> names(int from, int to) {
    return Stream.iterate(from, i -> i < to, i -> i + 1).map(String::valueOf).toList();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private Path lastSegment() throws IOException {
    return segments().getLast();
  }

  private static void truncate(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private static void damage(Path file, long offset) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[Math.toIntExact(offset)] ^= 0x55;
    Files.write(file, content);
  }

  private static ByteBuffer copy(ByteBuffer payload) {
    return ByteBuffer.allocate(payload.remaining()).put(payload).flip();
  }
}
