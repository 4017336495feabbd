package stoa.cli.drill.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stoa.cli.drill.linearizability.SequentialSpecification;
import stoa.cli.drill.linearizability.Step;

/// What happened to one object.
///
/// @param object for people: `item 7-12`
record ObjectHistory<S, O>(
    String object, SequentialSpecification<S, O> specification, List<Step<O>> steps) {

  /// Steps by object, as they are found.
  static final class Steps<S, O> {
    private final SequentialSpecification<S, O> specification;
    private final String kind;
    private final Map<String, List<Step<O>>> byName = new TreeMap<>();

    /// @param kind what the objects are: `item`
    Steps(String kind, SequentialSpecification<S, O> specification) {
      this.kind = kind;
      this.specification = specification;
    }

    void add(String name, O operation, Span span) {
      byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(span.step(operation));
    }

    List<ObjectHistory<S, O>> histories() {
      List<ObjectHistory<S, O>> histories = new ArrayList<>();
      byName.forEach((name, steps) -> {
        List<Step<O>> inOrder = new ArrayList<>(steps);
        inOrder.sort(Comparator.comparingLong(Step::fromNanos));
        histories.add(new ObjectHistory<>(kind + " " + name, specification, inOrder));
      });
      return histories;
    }
  }
}
