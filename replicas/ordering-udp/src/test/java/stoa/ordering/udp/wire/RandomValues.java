package stoa.ordering.udp.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import stoa.ordering.Batch;
import stoa.ordering.Command;
import stoa.ordering.EpochTable;
import stoa.ordering.JournalRecord;
import stoa.ordering.Message;
import stoa.ordering.Metadata;
import stoa.ordering.NumberRange;
import stoa.ordering.Origin;
import stoa.ordering.RequestEnd;
import stoa.ordering.RequestId;
import stoa.ordering.RequestRange;
import stoa.ordering.ViewRecord;

/// Well-formed values of the protocol for a group of five, from a seed.
public final class RandomValues {
  private final Random random;

  public RandomValues(long seed) {
    this.random = new Random(seed);
  }

  /// From member 1, 2, 3 or 4; commands are at most `maximumBytes` long.
  public Message message(int maximumBytes) {
    return message(metadata(), maximumBytes);
  }

  /// With the given metadata.
  public Message message(Metadata metadata, int maximumBytes) {
    return switch (random.nextInt(13)) {
      case 0 -> new Message.Request(metadata, requestId(), batch(maximumBytes));
      case 1 ->
          new Message.Sequence(metadata, natural(), natural(), requestId(), random.nextLong());
      case 2 ->
          new Message.RetransmitRequest(
              metadata, list(20, this::numberRange), list(20, this::requestRange));
      case 3 -> new Message.Heartbeat(metadata);
      case 4 -> new Message.BarrierQuestion(metadata, random.nextLong());
      case 5 -> new Message.BarrierAnswer(metadata, natural(), random.nextLong(), natural());
      case 6 -> new Message.LogEntry(metadata, numbered(maximumBytes));
      case 7 -> new Message.LogUnavailable(metadata, natural());
      case 8 -> new Message.ViewWish(metadata, random.nextLong());
      case 9 -> new Message.ViewSupport(metadata, natural(), random.nextLong());
      case 10 -> new Message.Prepare(metadata, natural());
      case 11 ->
          new Message.PrepareAnswer(
              metadata, natural(), view(), natural(), natural(), epochTable());
      default -> new Message.StartView(metadata, view(), random.nextInt(5));
    };
  }

  /// Of any kind.
  public JournalRecord record(int maximumBytes) {
    return switch (random.nextInt(7)) {
      case 0 -> numbered(maximumBytes);
      case 1 -> new JournalRecord.Cut(natural());
      case 2 -> new JournalRecord.Voter();
      case 3 -> new JournalRecord.Incarnation(natural());
      case 4 -> new JournalRecord.Promise(natural());
      case 5 -> new JournalRecord.View(view());
      default -> new JournalRecord.Base(natural(), list(20, this::requestEnd), epochTable());
    };
  }

  /// From member 1, 2, 3 or 4.
  public Metadata metadata() {
    long promise = natural();
    return new Metadata(
        1 + random.nextInt(4),
        1 + natural() / 2,
        random.nextBoolean(),
        promise,
        random.nextBoolean() ? promise : promise / 2,
        natural(),
        natural(),
        natural(),
        list(16, this::requestEnd));
  }

  private JournalRecord.Numbered numbered(int maximumBytes) {
    return random.nextInt(3) == 0
        ? new JournalRecord.VoidEntry(natural(), natural())
        : new JournalRecord.Entry(natural(), natural(), requestId(), batch(maximumBytes));
  }

  private ViewRecord view() {
    List<Origin> members =
        Stream.iterate(0, member -> member + 1)
            .limit(5)
            .filter(member -> random.nextBoolean())
            .map(member -> new Origin(member, 1 + natural() / 2))
            .toList();
    return new ViewRecord(natural(), members, natural(), epochTable());
  }

  private EpochTable epochTable() {
    List<EpochTable.EpochStart> rows = new ArrayList<>();
    long epoch = -1;
    long first = -1;
    for (int row = random.nextInt(9); row > 0; row--) {
      epoch += 1 + natural() / 16;
      first += 1 + natural() / 16;
      rows.add(new EpochTable.EpochStart(epoch, first));
    }
    return new EpochTable(rows);
  }

  private Batch batch(int maximumBytes) {
    int count = 1 + random.nextInt(5);
    return Batch.of(
        Stream.generate(() -> new Command(bytes(random.nextInt(1 + maximumBytes / count))))
            .limit(count)
            .toList());
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private NumberRange numberRange() {
    long from = natural() / 2;
    return new NumberRange(from, from + 1 + random.nextInt(1000));
  }

  private RequestRange requestRange() {
    long from = natural() / 2;
    return new RequestRange(origin(), from, from + 1 + random.nextInt(1000));
  }

  private RequestEnd requestEnd() {
    return new RequestEnd(origin(), natural());
  }

  private RequestId requestId() {
    return new RequestId(origin(), natural());
  }

  private Origin origin() {
    return new Origin(random.nextInt(5), 1 + natural() / 2);
  }

  private long natural() {
    return random.nextLong() >>> (1 + random.nextInt(63));
  }

  private <T> List<T> list(int limit, Supplier<T> values) {
    return Stream.generate(values).limit(random.nextInt(limit)).toList();
  }
}
