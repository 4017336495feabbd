package stoa.ordering.udp.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final GroupKeys.Key FIRST = new GroupKeys.Key(1, "11".repeat(32));
  private static final GroupKeys.Key SECOND = new GroupKeys.Key(2, "22".repeat(32));
  private static final ByteBuffer PAYLOAD = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5});

  private final Envelope envelope = new Envelope(99, new GroupKeys(List.of(FIRST)));

  @Test
  void opensWhatItSealed() {
    ByteBuffer datagram = envelope.seal(Envelope.Kind.PART, PAYLOAD);

    assertEquals(new Envelope.Payload(Envelope.Kind.PART, PAYLOAD), envelope.open(datagram));
  }

  @Test
  void acceptsBothKeysOfARotationAndSignsWithTheFirst() {
    Envelope rotating = new Envelope(99, new GroupKeys(List.of(SECOND, FIRST)));
    Envelope after = new Envelope(99, new GroupKeys(List.of(SECOND)));

    assertInstanceOf(
        Envelope.Payload.class, rotating.open(envelope.seal(Envelope.Kind.MESSAGES, PAYLOAD)));
    assertInstanceOf(
        Envelope.Payload.class, after.open(rotating.seal(Envelope.Kind.MESSAGES, PAYLOAD)));
    assertRefused(Refusal.UNKNOWN_KEY, envelope.open(after.seal(Envelope.Kind.MESSAGES, PAYLOAD)));
  }

  @Test
  void refusesAnotherClusterAndAnotherSecret() {
    Envelope otherCluster = new Envelope(98, new GroupKeys(List.of(FIRST)));
    Envelope otherSecret =
        new Envelope(99, new GroupKeys(List.of(new GroupKeys.Key(1, "33".repeat(32)))));

    assertRefused(
        Refusal.OTHER_CLUSTER, otherCluster.open(envelope.seal(Envelope.Kind.PART, PAYLOAD)));
    assertRefused(Refusal.FORGED, otherSecret.open(envelope.seal(Envelope.Kind.PART, PAYLOAD)));
  }

  @Test
  void refusesADatagramWithAnyBitChanged() {
    ByteBuffer datagram = envelope.seal(Envelope.Kind.MESSAGES, PAYLOAD);
    for (int bit = 0; bit < 8 * datagram.limit(); bit++) {
      byte[] bytes = new byte[datagram.limit()];
      datagram.get(0, bytes);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);

      assertInstanceOf(Envelope.Refused.class, envelope.open(ByteBuffer.wrap(bytes)), "bit " + bit);
    }
  }

  @Test
  void refusesEveryTruncation() {
    ByteBuffer datagram = envelope.seal(Envelope.Kind.MESSAGES, PAYLOAD);
    for (int length = 0; length < datagram.limit(); length++) {
      assertInstanceOf(Envelope.Refused.class, envelope.open(datagram.slice(0, length)));
    }
  }

  @Test
  void neverMakesNorAcceptsADatagramLargerThanItsLimit() {
    ByteBuffer large = ByteBuffer.allocate(Envelope.MAXIMUM_PAYLOAD_BYTES);
    assertEquals(Envelope.MAXIMUM_BYTES, envelope.seal(Envelope.Kind.PART, large).limit());

    ByteBuffer larger = ByteBuffer.allocate(Envelope.MAXIMUM_PAYLOAD_BYTES + 1);
    assertThrows(IllegalArgumentException.class, () -> envelope.seal(Envelope.Kind.PART, larger));
    assertRefused(
        Refusal.OVERSIZED, envelope.open(ByteBuffer.allocate(Envelope.MAXIMUM_BYTES + 1)));
  }

  @Test
  void refusesNoise() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(1600)];
      random.nextBytes(noise);
      if (noise.length > 12 && random.nextBoolean()) {
        ByteBuffer.wrap(noise).putShort((short) 0x5374).put((byte) 1).put((byte) 0).putLong(99);
      }
      assertInstanceOf(
          Envelope.Refused.class, envelope.open(ByteBuffer.wrap(noise)), "seed " + seed);
    }
  }

  private static void assertRefused(Refusal why, Envelope.Opened opened) {
    assertEquals(new Envelope.Refused(why), opened);
  }
}
