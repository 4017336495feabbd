package stoa.ordering;

import java.util.ArrayList;
import java.util.List;

/// A single member with its effects, driven by hand; and messages as another member would send
/// them.
final class TestGroup {
  static final long LIFE = 1;

  private final Member member;
  private final int members;
  private List<Effect> effects = new ArrayList<>();

  TestGroup(int members, int self) {
    this(GroupConfiguration.standard(members, self), RecoveredState.fresh(LIFE));
  }

  TestGroup(GroupConfiguration group, RecoveredState recovered) {
    this.members = group.members();
    this.member = new Member(group, recovered);
  }

  /// The standard limits but for two of them.
  static Limits limits(int outstandingRequests, int unappliedNumbers) {
    Limits standard = Limits.standard();
    return new Limits(
        standard.requestBytes(),
        standard.unassignedRequests(),
        outstandingRequests,
        standard.outstandingBytes(),
        standard.logBytes(),
        unappliedNumbers,
        standard.incarnationsPerMember(),
        standard.requestEndsPerMessage(),
        standard.rangesPerRetransmitRequest(),
        standard.messagesPerRetransmission(),
        standard.bytesPerRetransmission(),
        standard.barrierWaiters(),
        standard.numbersPerCut());
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

  /// What a member says that holds all numbers below `heldEnd` and has seen all below `seenEnd`.
  static Metadata metadata(int sender, long heldEnd, long seenEnd, RequestEnd... requestsSeen) {
    return new Metadata(sender, LIFE, 0, 0, heldEnd, 0, seenEnd, List.of(requestsSeen));
  }

  List<Effect> step(Input input) {
    effects = member.step(input);
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
    long digest = batch(id.toString()).digest();
    return receive(
        new Message.Sequence(metadata(owner, number + 1, number + 1), number, 0, id, digest));
  }

  List<Effect> holds(int sender, long heldEnd) {
    return receive(new Message.Heartbeat(metadata(sender, heldEnd, heldEnd)));
  }

  /// Everything appended so far is on disk.
  List<Effect> force(long token) {
    return step(new Input.JournalForced(token));
  }

  List<Effect> tick(long nowMillis) {
    return step(new Input.Tick(nowMillis));
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
