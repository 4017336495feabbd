package stoa.cli.admin.audit;

import java.util.ArrayList;
import java.util.List;

/// One of the things that must always hold, with the numbers of this audit.
///
/// @param name one word or two
/// @param numbers both sides, for people
/// @param differences what does not hold, each naming the item, order, account or seller; empty
///   when the equation holds
public record Equation(String name, String numbers, List<String> differences) {
  public Equation {
    differences = List.copyOf(differences);
  }

  boolean holds() {
    return differences.isEmpty();
  }

  /// Collects differences.
  static final class Differences {
    private final List<String> found = new ArrayList<>();

    void add(String difference) {
      found.add(difference);
    }

    Equation of(String name, String numbers) {
      return new Equation(name, numbers, found);
    }
  }
}
