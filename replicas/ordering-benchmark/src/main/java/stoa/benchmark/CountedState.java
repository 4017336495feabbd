package stoa.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import stoa.ordering.udp.Delivered;
import stoa.ordering.udp.DeliveryListener;
import stoa.ordering.udp.SequencerNode;

/// The sequencer's state machine that only counts. Now and then it forces the count to disk, as an
/// application's database does, so that the journal can be cut and a restarted member does not
/// begin at 0. Nothing wakes it but deliveries.
final class CountedState implements DeliveryListener {
  private static final long SAVED_AT_MOST_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private final LongConsumer durablyApplied;
  private long savedAtNanos = System.nanoTime();
  private long position = SequencerNode.NOTHING_APPLIED;
  private long commands;
  private byte[] orderingState = new byte[0];

  /// Reads what an earlier process of this member has saved.
  ///
  /// @param durablyApplied told each position that has been saved
  CountedState(Path directory, LongConsumer durablyApplied) throws IOException {
    this.file = directory.resolve("counted");
    this.durablyApplied = durablyApplied;
    if (Files.exists(file)) {
      ByteBuffer saved = ByteBuffer.wrap(Files.readAllBytes(file));
      position = saved.getLong();
      commands = saved.getLong();
      orderingState = new byte[saved.remaining()];
      saved.get(orderingState);
    }
  }

  long position() {
    return position;
  }

  byte[] orderingState() {
    return orderingState;
  }

  @Override
  public void delivered(List<Delivered> batch, byte[] stateAfter) {
    for (Delivered delivered : batch) {
      commands += delivered.commands().size();
    }
    position = batch.getLast().number();
    orderingState = stateAfter;
    long now = System.nanoTime();
    if (now - savedAtNanos >= SAVED_AT_MOST_EVERY_NANOS) {
      savedAtNanos = now;
      save();
      durablyApplied.accept(position);
    }
  }

  private void save() {
    ByteBuffer content = ByteBuffer.allocate(2 * Long.BYTES + orderingState.length);
    content.putLong(position).putLong(commands).put(orderingState).flip();
    Path next = file.resolveSibling("counted.next");
    try {
      try (FileChannel channel =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
