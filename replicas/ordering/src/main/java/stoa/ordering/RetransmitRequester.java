package stoa.ordering;

import java.util.ArrayList;
import java.util.List;

/// Finds what is missing and asks for it: a Sequence from the owner of its number, a Request from
/// its sender, and after [#TRIES_AT_SOURCE] tries from any member, those first that say they hold
/// it.
///
/// That something exists is known from messages that came early and from the metadata of all
/// messages, heartbeats included, so a lost last message is found too.
final class RetransmitRequester {
  private static final int TRIES_AT_SOURCE = 3;

  private final GroupConfiguration group;
  private final Epochs epochs;
  private final SequenceLog log;
  private final RequestStore requests;
  private final Peers peers;
  private final Patience patience;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private final GapTimer numberGap;
  private final List<GapTimer> requestGaps = new ArrayList<>();
  private long now;

  RetransmitRequester(
      GroupConfiguration group,
      Epochs epochs,
      SequenceLog log,
      RequestStore requests,
      Peers peers,
      Patience patience,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.group = group;
    this.epochs = epochs;
    this.log = log;
    this.requests = requests;
    this.peers = peers;
    this.patience = patience;
    this.knowledge = knowledge;
    this.outbox = outbox;
    this.numberGap = new GapTimer(group.timing());
    for (int member = 0; member < group.members(); member++) {
      requestGaps.add(new GapTimer(group.timing()));
    }
  }

  /// Only within a settled view: what a view change needs is fetched by [Adoption].
  void tick(long nowMillis) {
    if (!epochs.settled()) {
      return;
    }
    now = nowMillis;
    RetransmitQuestions questions = new RetransmitQuestions(group);
    askForNumbers(questions, nowMillis);
    for (int member = 0; member < group.members(); member++) {
      if (member != group.self()) { // Its own requests are all here.
        askForRequests(member, questions, nowMillis);
      }
    }
    send(questions);
  }

  private void askForNumbers(RetransmitQuestions questions, long nowMillis) {
    long from = log.receivedEnd();
    if (from >= log.seenEnd() || !log.hasRoom()) {
      numberGap.closed();
    } else if (numberGap.isDue(from, nowMillis)) {
      long end = Math.min(log.seenEnd(), from + group.limits().messagesPerRetransmission());
      for (long number = from; number < end; number++) {
        if (!epochs.isVoid(number)) {
          askForNumber(number, questions);
        }
      }
    }
  }

  private void askForNumber(long number, RetransmitQuestions questions) {
    Assignment assignment = log.assignment(number);
    int tries = numberGap.tries();
    if (assignment == null) {
      questions.askNumber(target(group.owner(number), number, tries), number);
    } else if (requests.get(assignment.request()) == null) {
      askForAssigned(assignment, questions, tries);
    }
  }

  private void askForAssigned(Assignment assignment, RetransmitQuestions questions, int tries) {
    int sender = assignment.request().sender();
    if (sender != group.self() && tries <= TRIES_AT_SOURCE && !isSilent(sender)) {
      questions.askRequest(sender, assignment.request());
    } else {
      questions.askNumber(target(sender, assignment.number(), tries), assignment.number());
    }
  }

  private void askForRequests(int sender, RetransmitQuestions questions, long nowMillis) {
    List<RequestId> missing = missingRequests(sender);
    GapTimer gap = requestGaps.get(sender);
    if (missing.isEmpty()) {
      gap.closed();
    } else if (gap.isDue(missing.getFirst(), nowMillis)) {
      int target = target(sender, Long.MAX_VALUE, gap.tries());
      missing.forEach(id -> questions.askRequest(target, id));
    }
  }

  private List<RequestId> missingRequests(int sender) {
    List<RequestId> missing = new ArrayList<>();
    int limit = group.limits().messagesPerRetransmission();
    for (RequestStream stream : requests.streams(sender)) {
      if (!epochs.lists(stream.origin())) {
        continue;
      }
      long number = requests.assigned().end(stream.origin());
      for (; number < stream.seenEnd() && missing.size() < limit; number++) {
        if (stream.get(number) == null) {
          missing.add(new RequestId(stream.origin(), number));
        }
      }
    }
    return missing;
  }

  /// The source for the first tries; then the others in turn, holders of `number` preferred.
  private int target(int source, long number, int tries) {
    if (source != group.self() && tries <= TRIES_AT_SOURCE && !isSilent(source)) {
      return source;
    }
    int fallback = group.self();
    for (int i = 0; i < group.members(); i++) {
      int member = (source + tries + i) % group.members();
      if (member != group.self()) {
        fallback = fallback == group.self() ? member : fallback;
        if (peers.heldEnd(member) > number) {
          return member;
        }
      }
    }
    return fallback;
  }

  /// A source that says nothing is not asked: perhaps it is away.
  private boolean isSilent(int member) {
    return peers.silentMillis(member, now) > patience.silenceMillis(member, now);
  }

  private void send(RetransmitQuestions questions) {
    for (int member = 0; member < group.members(); member++) {
      if (!questions.isEmpty(member)) {
        outbox.send(
            member,
            new Message.RetransmitRequest(
                knowledge.metadata(), questions.numbers(member), questions.requests(member)));
      }
    }
  }
}
