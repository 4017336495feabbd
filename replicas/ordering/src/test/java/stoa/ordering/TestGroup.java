package stoa.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A single member with its effects, driven by hand; and messages as another member would send
/// them.
///
/// Unless a test says otherwise, the member starts with the view [#EPOCH] on its disk, which lists
/// every member in its life [#LIFE] and begins at number 0; the others speak in that view too.
final class TestGroup {
  static final long LIFE = 1;

  /// Picked by member 0, in groups of 3 and of 5.
  static final long EPOCH = 15;

  private final Member member;
  private final int members;
  private final int self;
  private List<Effect> effects = new ArrayList<>();
  private long lastToken;

  TestGroup(int members, int self) {
    this(GroupConfiguration.standard(members, self), inFullView(members));
  }

  TestGroup(GroupConfiguration group, RecoveredState recovered) {
    this.members = group.members();
    this.self = group.self();
    this.member = new Member(group, recovered);
  }

  /// What a member starts from that has adopted a view with everybody, and nothing else.
  static RecoveredState inFullView(int members) {
    return inView(LIFE, view(EPOCH, 0, all(members)));
  }

  /// The same for another view, and perhaps another life than the view lists.
  static RecoveredState inView(long incarnation, ViewRecord view, JournalRecord.Numbered... log) {
    return new RecoveredState(
        incarnation, true, view.epoch(), view, 0, List.of(), table(view, log), List.of(log), 0, 0);
  }

  /// The same with a higher promise.
  static RecoveredState promising(long promise, RecoveredState state) {
    return new RecoveredState(
        state.incarnation(),
        state.votes(),
        promise,
        state.view(),
        state.logStart(),
        state.assigned(),
        state.table(),
        state.entries(),
        state.journalStart(),
        state.appliedEnd());
  }

  private static EpochTable table(ViewRecord view, JournalRecord.Numbered... log) {
    EpochTable table = log.length == 0 ? view.table() : new EpochTable(List.of());
    for (JournalRecord.Numbered entry : log) {
      table = table.with(entry.epoch(), entry.number());
    }
    return table;
  }

  /// A view whose log begins with it.
  static ViewRecord view(long epoch, long base, List<Origin> members) {
    return new ViewRecord(epoch, members, base, new EpochTable(List.of()).with(epoch, base));
  }

  /// A view on a log of the epoch [#EPOCH].
  static ViewRecord viewAfter(long epoch, long base, List<Origin> members) {
    EpochTable chosen = new EpochTable(List.of()).with(EPOCH, 0).upTo(base);
    return new ViewRecord(epoch, members, base, chosen.with(epoch, base));
  }

  static List<Origin> all(int members) {
    return only(IntStream.range(0, members).toArray());
  }

  static List<Origin> only(int... members) {
    return IntStream.of(members).mapToObj(id -> new Origin(id, LIFE)).toList();
  }

  /// The standard limits but for two of them.
  static Limits limits(int outstandingRequests, int unappliedNumbers) {
    return Limits.standard()
        .but()
        .outstandingRequests(outstandingRequests)
        .unappliedNumbers(unappliedNumbers)
        .build();
  }

  static Batch batch(String content) {
    return Batch.of(List.of(command(content)));
  }

  static Command command(String content) {
    byte[] bytes = new byte[content.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) content.charAt(i);
    }
    return new Command(bytes);
  }

  static RequestId request(int sender, long number) {
    return new RequestId(new Origin(sender, LIFE), number);
  }

  /// An entry whose content is its request's name.
  static JournalRecord.Entry entry(long number, long epoch, RequestId id) {
    return new JournalRecord.Entry(number, epoch, id, batch(id.toString()));
  }

  /// What a member in the view [#EPOCH] says that holds all numbers below `heldEnd` and has seen
  /// all below `seenEnd`.
  static Metadata metadata(int sender, long heldEnd, long seenEnd, RequestEnd... requestsSeen) {
    return new Metadata(
        sender, LIFE, true, EPOCH, EPOCH, heldEnd, 0, seenEnd, List.of(requestsSeen));
  }

  /// What a member says in another view, or between views.
  static Metadata metadata(int sender, long promise, long logEpoch, long heldEnd) {
    return new Metadata(sender, LIFE, true, promise, logEpoch, heldEnd, 0, heldEnd, List.of());
  }

  long tickMillis() {
    return member.tickMillis();
  }

  boolean canOrder() {
    return member.canOrder();
  }

  List<Effect> step(Input input) {
    effects = member.step(input);
    effects(Effect.Append.class).forEach(append -> lastToken = append.token());
    return effects;
  }

  List<Effect> submit(String content) {
    return step(new Input.Submit(1, List.of(command(content))));
  }

  List<Effect> receive(Message message) {
    return step(new Input.Received(message));
  }

  /// The request with this local number arrives from its sender; its content is its name.
  List<Effect> receiveRequest(int sender, long number) {
    RequestId id = request(sender, number);
    return receive(new Message.Request(metadata(sender, 0, 0), id, batch(id.toString())));
  }

  /// The number's owner assigns it to a request whose content is its name.
  List<Effect> receiveSequence(long number, RequestId id) {
    int owner = (int) (number % members);
    return receive(sequence(metadata(owner, number + 1, number + 1), number, EPOCH, id));
  }

  /// The same with another content.
  List<Effect> receiveSequenceOf(long number, RequestId id, Batch batch) {
    int owner = (int) (number % members);
    Metadata metadata = metadata(owner, number + 1, number + 1);
    return receive(new Message.Sequence(metadata, number, EPOCH, id, batch.digest()));
  }

  static Message.Sequence sequence(Metadata metadata, long number, long epoch, RequestId id) {
    return new Message.Sequence(metadata, number, epoch, id, batch(id.toString()).digest());
  }

  List<Effect> holds(int sender, long heldEnd) {
    return receive(new Message.Heartbeat(metadata(sender, heldEnd, heldEnd)));
  }

  /// The appends up to this token are on disk.
  List<Effect> force(long token) {
    return step(new Input.JournalForced(token));
  }

  /// Everything appended so far is on disk.
  List<Effect> forceAll() {
    return force(lastToken);
  }

  List<Effect> tick(long nowMillis) {
    return step(new Input.Tick(nowMillis));
  }

  /// The same while all the others speak, so that nothing happens.
  void restThrough(long fromMillis, long toMillis) {
    for (long now = fromMillis; now <= toMillis; now += 5) {
      tick(now);
      othersSpeak();
    }
  }

  /// Everybody else says that nothing has happened.
  void othersSpeak() {
    for (int other = 0; other < members; other++) {
      if (other != self) {
        receive(new Message.Heartbeat(metadata(other, EPOCH, EPOCH, 0)));
      }
    }
  }

  /// Ticks as the host should, from one time to another.
  List<Effect> tickThrough(long fromMillis, long toMillis) {
    List<Effect> all = new ArrayList<>();
    for (long now = fromMillis; now <= toMillis; now += 5) {
      all.addAll(tick(now));
    }
    effects = all;
    return all;
  }

  MemberStatus status() {
    return member.status();
  }

  boolean hasRoom(int bytes) {
    return member.hasRoom(bytes);
  }

  /// The effects of the last step that are of this kind.
  <T extends Effect> List<T> effects(Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  boolean halted() {
    return !effects(Effect.Halt.class).isEmpty();
  }

  /// What the last step appended, in order.
  List<JournalRecord> appended() {
    return effects(Effect.Append.class).stream().map(Effect.Append::record).toList();
  }

  /// The numbers that the last step delivered.
  List<Long> delivered() {
    return effects(Effect.Deliver.class).stream().map(Effect.Deliver::number).toList();
  }

  /// The messages of the last step of this kind, whoever they are for.
  <T extends Message> List<T> messages(Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Send send && kind.isInstance(send.message())) {
        found.add(kind.cast(send.message()));
      } else if (effect instanceof Effect.Broadcast all && kind.isInstance(all.message())) {
        found.add(kind.cast(all.message()));
      }
    }
    return found;
  }
}
