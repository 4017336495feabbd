package stoa.ordering.udp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static stoa.ordering.udp.journal.NumberedJournal.SEGMENT_BYTES;
import static stoa.ordering.udp.journal.NumberedJournal.name;
import static stoa.ordering.udp.journal.NumberedJournal.names;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a journal makes of a torn tail, which a crash explains, and of damage, which nothing does.
class JournalDamageTest {
  private final Path directory;
  private final NumberedJournal numbered;

  JournalDamageTest(@TempDir Path directory) {
    this.directory = directory;
    numbered = new NumberedJournal(directory);
  }

  @Test
  void cutsATornTailAndGoesOnThere() throws IOException {
    numbered.write(10);
    Path segment = lastSegment();
    for (long bytes = 1; bytes < 30; bytes++) {
      long size = Files.size(segment);
      truncate(segment, size - bytes);

      assertEquals(names(0, 9), numbered.reopen().subList(0, 9), "torn by " + bytes + " bytes");

      numbered.write(10 - numbered.reopen().size());
      assertEquals(10, numbered.reopen().size());
    }
  }

  @Test
  void cutsATornTailAnywhereInAGroupThatWasNotForced() throws IOException {
    numbered.write(3);
    try (Journal journal = numbered.open()) {
      for (int i = 3; i < 8; i++) {
        journal.append(name(i));
      }
      journal.force();
    }
    // The later records reached the disk before the crash, the first of the group did not.
    damage(lastSegment(), SegmentFile.HEADER_BYTES + 3 * 32L + 4);

    assertEquals(names(0, 3), numbered.reopen());
  }

  @Test
  void theRoomThatACrashLeavesIsNoTornTail() throws IOException {
    byte[] atTheCrash;
    try (Journal journal = numbered.open()) {
      journal.append(name(0));
      journal.force();
      atTheCrash = Files.readAllBytes(lastSegment());
      assertEquals(SEGMENT_BYTES, atTheCrash.length);
    }
    assertEquals(SegmentFile.HEADER_BYTES + 32, Files.size(lastSegment()), "given back");
    Files.write(lastSegment(), atTheCrash);
    numbered.write(1);
    assertEquals(names(0, 2), numbered.reopen());
  }

  @Test
  void aRecordThatIsTornInTheRoomIsCut() throws IOException {
    numbered.write(2);
    Path segment = lastSegment();
    byte[] bytes = Arrays.copyOf(Files.readAllBytes(segment), SEGMENT_BYTES);
    bytes[SegmentFile.HEADER_BYTES + 2 * 32 - 1] = 0; // The last byte did not reach the disk.
    Files.write(segment, bytes);
    assertEquals(names(0, 1), numbered.reopen());
    numbered.write(1);
    assertEquals(names(0, 2), numbered.reopen());
  }

  @Test
  void refusesDamageToWhatWasForced() throws IOException {
    numbered.write(5);
    numbered.write(5);
    Path segment = lastSegment();
    long offset = SegmentFile.HEADER_BYTES + 2 * 32L;
    damage(segment, offset + 26);

    CorruptJournalException refused = assertThrows(CorruptJournalException.class, numbered::reopen);

    assertEquals(
        "journal " + segment + " is damaged at byte " + offset + ": record 2 cannot be read",
        refused.getMessage());
  }

  @Test
  void refusesDamageInAClosedSegment() throws IOException {
    numbered.write(200);
    Path segment = segments().get(1);
    truncate(segment, Files.size(segment) - 1);

    assertThrows(CorruptJournalException.class, numbered::reopen);
  }

  @Test
  void refusesAMissingSegment() throws IOException {
    numbered.write(200);
    Files.delete(segments().get(2));

    assertThrows(CorruptJournalException.class, numbered::reopen);
  }

  @Test
  void discardsASegmentThatWasOnlyBeingCreated() throws IOException {
    numbered.write(60);
    SegmentFile unborn = SegmentFile.in(directory, 60);
    Files.write(unborn.path(), new byte[] {1, 2, 3});

    assertEquals(names(0, 60), numbered.reopen());
  }

  @Test
  void survivesRandomDamageToTheTailWithAPrefix() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      numbered.write(1 + random.nextInt(20));
      int before = numbered.reopen().size();
      try (FileChannel channel = FileChannel.open(lastSegment(), StandardOpenOption.WRITE)) {
        byte[] noise = new byte[1 + random.nextInt(80)];
        random.nextBytes(noise);
        channel.write(ByteBuffer.wrap(noise), channel.size());
      }
      assertEquals(names(0, before), numbered.reopen(), "seed " + seed);
    }
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
}
