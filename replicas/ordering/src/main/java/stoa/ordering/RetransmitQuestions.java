package stoa.ordering;

import java.util.ArrayList;
import java.util.List;

/// What to ask each member for, as ranges, at most so many for each.
final class RetransmitQuestions {
  private final int rangeLimit;
  private final List<List<NumberRange>> numbers = new ArrayList<>();
  private final List<List<RequestRange>> requests = new ArrayList<>();

  RetransmitQuestions(GroupConfiguration group) {
    rangeLimit = group.limits().rangesPerRetransmitRequest();
    for (int member = 0; member < group.members(); member++) {
      numbers.add(new ArrayList<>());
      requests.add(new ArrayList<>());
    }
  }

  /// Numbers must come in growing order; neighbours become one range.
  void askNumber(int member, long number) {
    List<NumberRange> ranges = numbers.get(member);
    if (!ranges.isEmpty() && ranges.getLast().end() == number) {
      ranges.set(ranges.size() - 1, new NumberRange(ranges.getLast().from(), number + 1));
    } else if (hasRoom(member)) {
      ranges.add(new NumberRange(number, number + 1));
    }
  }

  /// The same for the requests of an origin.
  void askRequest(int member, RequestId id) {
    List<RequestRange> ranges = requests.get(member);
    if (!ranges.isEmpty() && continues(ranges.getLast(), id)) {
      RequestRange last = ranges.getLast();
      ranges.set(ranges.size() - 1, new RequestRange(id.origin(), last.from(), id.number() + 1));
    } else if (hasRoom(member)) {
      ranges.add(new RequestRange(id.origin(), id.number(), id.number() + 1));
    }
  }

  List<NumberRange> numbers(int member) {
    return numbers.get(member);
  }

  List<RequestRange> requests(int member) {
    return requests.get(member);
  }

  boolean isEmpty(int member) {
    return numbers.get(member).isEmpty() && requests.get(member).isEmpty();
  }

  private static boolean continues(RequestRange range, RequestId id) {
    return range.origin().equals(id.origin()) && range.end() == id.number();
  }

  private boolean hasRoom(int member) {
    return numbers.get(member).size() + requests.get(member).size() < rangeLimit;
  }
}
