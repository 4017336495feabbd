package stoa.ordering.udp.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stoa.ordering.Batch;
import stoa.ordering.Command;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Message;
import stoa.ordering.Metadata;
import stoa.ordering.Origin;
import stoa.ordering.RequestId;
import stoa.ordering.udp.wire.MessageCodec;
import stoa.ordering.udp.wire.RandomValues;

class DatagramRoundTripTest {
  private static final GroupKeys KEYS =
      new GroupKeys(List.of(new GroupKeys.Key(1, "11".repeat(32))));

  private final MessageCodec codec = new MessageCodec(GroupConfiguration.standard(5, 0));
  private final Envelope envelope = new Envelope(1, KEYS);
  private final List<Refusal> refusals = new ArrayList<>();
  private final DatagramReader reader = new DatagramReader(codec, envelope, 5, 0, refusals::add);
  private final AtomicLong clock = new AtomicLong();
  private final DatagramPackers packers = new DatagramPackers(codec, envelope, 5, 3, 7, clock::get);
  private final DatagramPacker packer = packers.toAll();

  @Test
  void readsWhatWasPackedInOrder() {
    long seed = System.nanoTime();
    RandomValues random = new RandomValues(seed);
    for (int round = 0; round < 200; round++) {
      List<Message> sent = Stream.generate(() -> random.message(900)).limit(20).toList();

      assertEquals(sent, read(pack(sent)), "seed " + seed);
    }
    assertEquals(List.of(), refusals);
  }

  @Test
  void readsLargeMessagesWhosePartsComeInAnyOrder() {
    long seed = System.nanoTime();
    RandomValues random = new RandomValues(seed);
    for (int round = 0; round < 20; round++) {
      List<Message> sent = Stream.generate(() -> random.message(60_000)).limit(5).toList();
      List<ByteBuffer> datagrams = new ArrayList<>(pack(sent));
      Collections.shuffle(datagrams, new Random(seed));

      assertEquals(new HashSet<>(sent), new HashSet<>(read(datagrams)), "seed " + seed);
    }
  }

  @Test
  void putsSmallMessagesIntoOneDatagramWithTheirMetadataOnce() {
    Metadata metadata = new Metadata(3, 1L << 55, true, 0, 0, 1000, 1000, 1000, List.of());
    List<Message> sent =
        Stream.iterate(0L, nonce -> nonce + 1)
            .limit(100)
            .<Message>map(nonce -> new Message.BarrierQuestion(metadata, nonce))
            .toList();

    assertEquals(1, pack(sent).size());
  }

  @Test
  void sendsNothingWithoutMessages() {
    assertEquals(List.of(), pack(List.of()));
  }

  @Test
  void refusesItsOwnMessagesComingBack() {
    Metadata own = new Metadata(0, 1, true, 0, 0, 0, 0, 0, List.of());

    assertEquals(List.of(), read(pack(List.of(new Message.Heartbeat(own)))));
    assertEquals(List.of(Refusal.UNKNOWN_SENDER), refusals);
  }

  @Test
  void survivesAuthenticNonsense() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    RandomValues values = new RandomValues(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] nonsense = new byte[random.nextInt(Envelope.MAXIMUM_PAYLOAD_BYTES)];
      random.nextBytes(nonsense);
      Envelope.Kind kind = random.nextBoolean() ? Envelope.Kind.PART : Envelope.Kind.MESSAGES;
      reader.read(envelope.seal(kind, ByteBuffer.wrap(nonsense)), round);
    }
    assertTrue(refusals.size() > 10_000, "seed " + seed);

    List<Message> sent = List.of(values.message(5000));
    assertEquals(sent, read(pack(sent)), "seed " + seed);
  }

  @Test
  void needsOnlyTheMissingPartsWhenARequestIsSentAgain() {
    Message first = largeRequest(100);
    List<ByteBuffer> all = pack(List.of(first));
    List<ByteBuffer> half = all.subList(0, all.size() / 2);
    assertEquals(List.of(), read(half));

    packers.to(0).add(largeRequest(200));
    List<ByteBuffer> again = packers.to(0).drain();

    assertEquals(List.of(first), read(again), "with the metadata of the first time");
    assertEquals(List.of(), read(again), "and once");
  }

  @Test
  void sendsARequestAfreshWhenTheFirstTimeIsLongAgo() {
    assertEquals(1, read(pack(List.of(largeRequest(100)))).size());
    clock.addAndGet(LargeMessages.KEPT_NANOS);
    Message later = largeRequest(200);

    assertEquals(List.of(later), read(pack(List.of(later))));
  }

  private static Message largeRequest(long heldEnd) {
    Metadata metadata = new Metadata(3, 9, true, 0, 0, heldEnd, 0, 0, List.of());
    RequestId id = new RequestId(new Origin(3, 9), 4);
    return new Message.Request(metadata, id, Batch.of(List.of(new Command(new byte[50_000]))));
  }

  private List<ByteBuffer> pack(List<Message> messages) {
    messages.forEach(packer::add);
    List<ByteBuffer> datagrams = packer.drain();
    datagrams.forEach(datagram -> assertTrue(datagram.limit() <= Envelope.MAXIMUM_BYTES));
    return datagrams;
  }

  private List<Message> read(List<ByteBuffer> datagrams) {
    return datagrams.stream().flatMap(datagram -> reader.read(datagram, 0).stream()).toList();
  }
}
