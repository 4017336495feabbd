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
          question.numbers().stream().allMatch(range -> range.from() >= 0)
              && question.requests().stream()
                  .allMatch(range -> isMember(range.origin().member()) && range.from() >= 0);
      case Message.LogEntry passed -> fits(passed.entry());
      case Message.LogUnavailable unavailable -> true;
      case Message.Heartbeat heartbeat -> true;
      case Message.BarrierQuestion question -> true;
      case Message.BarrierAnswer answer -> true;
      case Message.ViewWish wish -> true;
      case Message.ViewSupport support -> true;
      case Message.Prepare prepare ->
          prepare.epoch() % group.members() == prepare.metadata().sender();
      case Message.PrepareAnswer answer ->
          answer.metadata().votes() && answer.logEnd() >= 0 && fits(answer.view());
      case Message.StartView start ->
          fits(start.view())
              && start.view().members().size() >= group.majority()
              && isMember(start.source());
    };
  }

  private boolean fits(JournalRecord.Numbered entry) {
    return entry.number() >= 0
        && switch (entry) {
          case JournalRecord.Entry with -> fits(with.request());
          case JournalRecord.VoidEntry gap -> true;
        };
  }

  private boolean fits(ViewRecord view) {
    return view.base() >= 0
        && view.lives().stream().allMatch(origin -> isMember(origin.member()))
        && view.members().stream().allMatch(origin -> isMember(origin.member()));
  }

  private boolean fits(RequestId id) {
    return isMember(id.sender()) && id.number() >= 0;
  }

  private boolean isMember(int id) {
    return id >= 0 && id < group.members();
  }
}
