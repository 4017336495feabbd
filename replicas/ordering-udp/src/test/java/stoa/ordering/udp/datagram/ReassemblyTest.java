package stoa.ordering.udp.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import stoa.ordering.udp.wire.MalformedMessageException;

class ReassemblyTest {
  private final Reassembly reassembly = new Reassembly();

  @Test
  void restoresAMessageWhosePartsArriveInAnyOrderAndRepeated() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int message = 0; message < 50; message++) {
      ByteBuffer whole = bytes(random, 1 + random.nextInt(20_000));
      List<Integer> order = new ArrayList<>();
      for (int index = 0; index * Reassembly.PART_BYTES < whole.limit(); index++) {
        order.add(index);
      }
      Collections.shuffle(order, random);
      for (int index : order.subList(1, order.size())) {
        assertNull(take(1, message, index, whole, 0));
        assertNull(take(1, message, index, whole, 0));
      }
      assertEquals(whole, take(1, message, order.getFirst(), whole, 0), "seed " + seed);
    }
    assertEquals(0, reassembly.occupiedBytes());
  }

  @Test
  void givesUpTheOldestWhenASendersRoomIsFull() throws Exception {
    ByteBuffer large = ByteBuffer.allocate(Reassembly.MAXIMUM_MESSAGE_BYTES);
    for (int message = 0; message < 50; message++) {
      assertNull(take(1, message, 0, large, 0));
      assertTrue(reassembly.occupiedBytes() <= Reassembly.MAXIMUM_BYTES_PER_SENDER);
    }
    assertNull(take(2, 0, 0, large, 0));
    assertEquals(
        Reassembly.MAXIMUM_BYTES_PER_SENDER + Reassembly.MAXIMUM_MESSAGE_BYTES,
        reassembly.occupiedBytes());
  }

  @Test
  void givesUpWhatIsNotWholeInTime() throws Exception {
    ByteBuffer message = ByteBuffer.allocate(2000);
    assertNull(take(1, 1, 0, message, 0));
    assertNull(take(1, 2, 0, message, Reassembly.TIMEOUT_NANOS));

    assertEquals(2000, reassembly.occupiedBytes());
    assertNull(take(1, 1, 1, message, Reassembly.TIMEOUT_NANOS), "its first part is gone");
  }

  @Test
  void refusesPartsThatDoNotFit() throws Exception {
    ByteBuffer part = ByteBuffer.allocate(Reassembly.PART_BYTES);
    refuses(0, 0, part);
    refuses(0, -1, part);
    refuses(0, Reassembly.MAXIMUM_MESSAGE_BYTES + 1, part);
    refuses(-1, 2000, part);
    refuses(2, 2000, part);
    refuses(Integer.MAX_VALUE, 2000, part);
    refuses(1, 2000, part);
    refuses(0, 2000, ByteBuffer.allocate(7));
    assertNull(take(1, 5, 0, ByteBuffer.allocate(2000), 0));
    assertThrows(
        MalformedMessageException.class, () -> take(1, 5, 0, ByteBuffer.allocate(2001), 0));
  }

  private void refuses(int index, int totalBytes, ByteBuffer content) {
    assertThrows(
        MalformedMessageException.class,
        () -> reassembly.take(1, 1, index, totalBytes, content, 0));
  }

  private @Nullable ByteBuffer take(
      int sender, long message, int index, ByteBuffer whole, long nowNanos) throws Exception {
    int from = index * Reassembly.PART_BYTES;
    int length = Math.min(Reassembly.PART_BYTES, whole.limit() - from);
    return reassembly.take(
        sender, message, index, whole.limit(), whole.slice(from, length), nowNanos);
  }

  private static ByteBuffer bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
