package stoa.ordering;

/// Which messages are looked at. Members do not lie, so this catches only another configuration and
/// this member's own datagrams coming back; such messages are ignored.
final class Admission {
  private final GroupConfiguration group;

  Admission(GroupConfiguration group) {
    this.group = group;
  }

  boolean admits(Message message) {
    Metadata metadata = message.metadata();
    return isMember(metadata.sender())
        && metadata.sender() != group.self()
        && metadata.requestsSeen().stream().allMatch(seen -> isMember(seen.origin().member()))
        && contentFits(message);
  }

  private boolean contentFits(Message message) {
    return switch (message) {
      case Message.Request request -> fits(request.id());
      case Message.Sequence sequence -> sequence.number() >= 0 && fits(sequence.request());
      case Message.RetransmitRequest question ->
          question.requests().stream().allMatch(range -> isMember(range.origin().member()));
      case Message.Heartbeat heartbeat -> true;
      case Message.BarrierQuestion question -> true;
      case Message.BarrierAnswer answer -> true;
    };
  }

  private boolean fits(RequestId id) {
    return isMember(id.sender()) && id.number() >= 0;
  }

  private boolean isMember(int id) {
    return id >= 0 && id < group.members();
  }
}
