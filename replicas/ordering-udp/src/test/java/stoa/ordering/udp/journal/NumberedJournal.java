package stoa.ordering.udp.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A journal of short segments whose records hold their own indexes.
record NumberedJournal(Path directory) {
  static final int SEGMENT_BYTES = 1000;

  Journal open() throws IOException {
    return Journal.open(directory, SEGMENT_BYTES, (index, payload) -> {});
  }

  /// Appends as many records as that, and forces them.
  void write(int count) throws IOException {
    try (Journal journal = open()) {
      for (int i = 0; i < count; i++) {
        journal.append(name(journal.nextIndex()));
      }
      journal.force();
    }
  }

  /// What the records hold that are found when it is opened again.
  List<String> reopen() throws IOException {
    List<String> found = new ArrayList<>();
    Journal.open(
            directory,
            SEGMENT_BYTES,
            (index, payload) ->
                found.add(StandardCharsets.US_ASCII.decode(payload).toString().strip()))
        .close();
    return found;
  }

  /// Eight bytes, so that a record is 32 bytes long.
  static byte[] name(long index) {
    return String.format(java.util.Locale.ROOT, "%8d", index).getBytes(StandardCharsets.US_ASCII);
  }

  static List<String> names(int from, int to) {
    return Stream.iterate(from, i -> i < to, i -> i + 1).map(String::valueOf).toList();
  }
}
