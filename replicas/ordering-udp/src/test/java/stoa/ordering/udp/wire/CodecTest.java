package stoa.ordering.udp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.JournalRecord;
import stoa.ordering.Message;
import stoa.ordering.Metadata;
import stoa.proto.sequencer.v1.Datagram;
import stoa.proto.sequencer.v1.EpochStart;
import stoa.proto.sequencer.v1.Heartbeat;
import stoa.proto.sequencer.v1.LogEntry;
import stoa.proto.sequencer.v1.LogUnavailable;
import stoa.proto.sequencer.v1.NumberRange;
import stoa.proto.sequencer.v1.Origin;
import stoa.proto.sequencer.v1.Prepare;
import stoa.proto.sequencer.v1.PrepareAnswer;
import stoa.proto.sequencer.v1.Request;
import stoa.proto.sequencer.v1.RequestId;
import stoa.proto.sequencer.v1.RetransmitRequest;
import stoa.proto.sequencer.v1.Sequence;
import stoa.proto.sequencer.v1.StartView;
import stoa.proto.sequencer.v1.VoidEntry;

class CodecTest {
  private static final GroupConfiguration GROUP = GroupConfiguration.standard(5, 0);

  private final MessageCodec messages = new MessageCodec(GROUP);
  private final RecordCodec records = new RecordCodec(GROUP);

  @Test
  void restoresEveryMessage() throws MalformedMessageException {
    long seed = System.nanoTime();
    RandomValues random = new RandomValues(seed);
    for (int round = 0; round < 2000; round++) {
      Metadata metadata = random.metadata();
      List<Message> sent =
          List.of(random.message(metadata, 3000), random.message(metadata, 10), random.message(10));
      Datagram datagram =
          Datagram.newBuilder()
              .addMessages(messages.encode(sent.get(0), null))
              .addMessages(messages.encode(sent.get(1), metadata))
              .addMessages(messages.encode(sent.get(2), metadata))
              .build();

      assertEquals(sent, messages.decode(ByteBuffer.wrap(datagram.toByteArray())), "seed " + seed);
    }
  }

  @Test
  void restoresEveryJournalRecord() throws MalformedMessageException {
    long seed = System.nanoTime();
    RandomValues random = new RandomValues(seed);
    for (int round = 0; round < 2000; round++) {
      JournalRecord record = random.record(3000);

      assertEquals(record, records.decode(ByteBuffer.wrap(records.encode(record))), "seed " + seed);
    }
  }

  @Test
  void neitherFailsNorAcceptsWhatBreaksALimitWhateverTheBytes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    RandomValues values = new RandomValues(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes =
          Datagram.newBuilder()
              .addMessages(messages.encode(values.message(200), null))
              .build()
              .toByteArray();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      ByteBuffer damaged = ByteBuffer.wrap(bytes, 0, 1 + random.nextInt(bytes.length));
      try {
        messages.decode(damaged).forEach(message -> assertWithinLimits(message, seed));
      } catch (MalformedMessageException expected) {
        // The only way to say no.
      }
    }
  }

  @Test
  void refusesWhatIsBeyondALimit() {
    refuses(message -> message.clearMetadata());
    refuses(message -> message.clearBody());
    refuses(message -> message.getMetadataBuilder().setSender(5));
    refuses(message -> message.getMetadataBuilder().setSender(-1));
    refuses(message -> message.getMetadataBuilder().setIncarnation(0));
    refuses(message -> message.getMetadataBuilder().setHeldEnd(-1));
    refuses(message -> message.setRequest(Request.newBuilder().setId(someRequest())));
    refuses(message ->
        message.setRequest(
            Request.newBuilder()
                .setId(someRequest())
                .addCommands(ByteString.copyFrom(new byte[GROUP.limits().requestBytes() + 1]))));
    refuses(message -> message.setSequence(Sequence.newBuilder().setNumber(3)));
    refuses(message ->
        message.setSequence(Sequence.newBuilder().setNumber(-3).setRequest(someRequest())));
    refuses(message ->
        message.setRetransmitRequest(
            RetransmitRequest.newBuilder()
                .addNumbers(NumberRange.newBuilder().setFrom(3).setEnd(3))));
    refuses(message ->
        message.setRetransmitRequest(
            RetransmitRequest.newBuilder()
                .addAllNumbers(
                    Collections.nCopies(
                        257, NumberRange.newBuilder().setFrom(3).setEnd(4).build()))));
  }

  @Test
  void refusesViewsBeyondALimit() {
    refuses(message -> message.getMetadataBuilder().setLogEpoch(1));
    refuses(message -> message.setLogEntry(LogEntry.getDefaultInstance()));
    refuses(message ->
        message.setLogEntry(
            LogEntry.newBuilder().setVoidEntry(VoidEntry.newBuilder().setNumber(-1))));
    refuses(message -> message.setLogUnavailable(LogUnavailable.newBuilder().setStart(-1)));
    refuses(message -> message.setPrepare(Prepare.newBuilder().setEpoch(-1)));
    refuses(message -> message.setPrepareAnswer(PrepareAnswer.newBuilder().setLogEnd(-1)));
    refuses(message -> message.setStartView(StartView.newBuilder().setSource(5)));
    refusesView(view -> view.setEpoch(-1));
    refusesView(view -> view.setBase(-1));
    refusesView(view -> view.addMembers(Origin.newBuilder().setMember(5).setIncarnation(1)));
    refusesView(view -> view.addMembers(Origin.newBuilder().setMember(1).setIncarnation(-1)));
    refusesView(view ->
        view.addMembers(Origin.newBuilder().setMember(1).setIncarnation(1))
            .addMembers(Origin.newBuilder().setMember(1).setIncarnation(2)));
    refusesView(view -> view.addEpochTable(EpochStart.newBuilder().setFirst(-1)));
    refusesView(view ->
        view.addEpochTable(EpochStart.newBuilder().setEpoch(2))
            .addEpochTable(EpochStart.newBuilder().setEpoch(2).setFirst(1)));
    refusesView(view ->
        view.addEpochTable(EpochStart.newBuilder().setEpoch(1))
            .addEpochTable(EpochStart.newBuilder().setEpoch(2)));
    refusesView(view -> {
      for (int row = 0; row <= FromWire.MAXIMUM_EPOCHS; row++) {
        view.addEpochTable(EpochStart.newBuilder().setEpoch(row).setFirst(row));
      }
    });
  }

  private void refusesView(Consumer<stoa.proto.sequencer.v1.ViewRecord.Builder> change) {
    refuses(message -> change.accept(message.getStartViewBuilder().getViewBuilder()));
    refuses(message -> change.accept(message.getPrepareAnswerBuilder().getViewBuilder()));
  }

  @Test
  void refusesADatagramWithoutMessages() {
    assertThrows(MalformedMessageException.class, () -> messages.decode(ByteBuffer.allocate(0)));
  }

  @Test
  void refusesAJournalRecordOfAnUnknownKind() {
    assertThrows(MalformedMessageException.class, () -> records.decode(ByteBuffer.allocate(0)));
    byte[] unknown = {(byte) 0xF8, 0x07, 0x01};
    assertThrows(MalformedMessageException.class, () -> records.decode(ByteBuffer.wrap(unknown)));
  }

  private void refuses(Consumer<stoa.proto.sequencer.v1.Message.Builder> change) {
    var message =
        stoa.proto.sequencer.v1.Message.newBuilder()
            .setMetadata(ToWire.metadata(new Metadata(1, 1, true, 0, 0, 0, 0, 0, List.of())))
            .setHeartbeat(Heartbeat.getDefaultInstance());
    change.accept(message);
    ByteBuffer bytes =
        ByteBuffer.wrap(Datagram.newBuilder().addMessages(message).build().toByteArray());
    assertThrows(MalformedMessageException.class, () -> messages.decode(bytes));
  }

  private static RequestId someRequest() {
    return ToWire.requestId(new stoa.ordering.RequestId(new stoa.ordering.Origin(1, 1), 0));
  }

  private static void assertWithinLimits(Message message, long seed) {
    Metadata metadata = message.metadata();
    boolean fine =
        metadata.sender() >= 0
            && metadata.sender() < 5
            && metadata.incarnation() > 0
            && metadata.heldEnd() >= 0
            && metadata.requestsSeen().stream()
                .allMatch(end -> end.end() >= 0 && end.origin().member() < 5);
    assertEquals(true, fine, () -> "seed " + seed + ": " + message);
  }
}
