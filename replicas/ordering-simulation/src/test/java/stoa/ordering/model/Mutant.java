package stoa.ordering.model;

import java.util.List;

/// A reading of the rules that breaks the protocol, with bounds in which it shows.
///
/// @param label its name in the specification
/// @param invariant the one that TLC meets first in a fixed order of search: by the shortest
///   counterexample or, where that is too deep to be found in a moment, by the first of a random
///   search from a fixed seed
record Mutant(String label, String invariant, Search search, Bounds bounds) {
  /// How the counterexample is looked for.
  enum Search {
    EXHAUSTIVE,
    RANDOM
  }

  static final List<Mutant> ALL =
      List.of(
          // Nobody has the void on disk, and it counts.
          exhaustive("void-counts-unforced", "Majority", Bounds.of(1, 1)),
          // What others count on is gone until it is fetched again.
          exhaustive("cut-to-delivered", "Majority", Bounds.of(1, 2)),
          // After a crash the new log epoch stands over the old log.
          exhaustive("epoch-before-entries", "Majority", Bounds.of(1, 2).withCrashes(1)),
          // An old log is delivered from, by the announcements of a new epoch.
          exhaustive("count-the-promise", "Majority", Bounds.of(1, 2)),
          // The log epoch passes the promise, and lower epochs could still be promised.
          exhaustive("adopt-without-promise", "Views", Bounds.of(1, 2)),
          // It forgets its epoch in a crash and picks it again: two views in one epoch.
          exhaustive("send-before-promise", "Views", Bounds.of(1, 1).withCrashes(1)),
          // It forgets its assignment in a crash and gives the number to another request.
          exhaustive(
              "restarted-owner-assigns", "Turns", Bounds.of(1, 1).withSenders(2).withCrashes(1)),
          // It forgets its epoch with the disk and picks it again: two views in one epoch.
          exhaustive("joiner-counts-at-once", "Views", Bounds.of(1, 2).withLostDisks(1)),
          // A conflicting entry of equal length stays.
          random("cut-by-length", "Majority", Bounds.of(1, 3)),
          // An old log counts in an epoch whose view it has not adopted.
          random("announce-the-promise", "Majority", Bounds.of(1, 3)),
          // An entry of an abandoned epoch takes the place of the chosen one.
          random("fetch-without-table", "Majority", Bounds.of(1, 3)));

  private static Mutant exhaustive(String label, String invariant, Bounds bounds) {
    return new Mutant(label, invariant, Search.EXHAUSTIVE, bounds);
  }

  private static Mutant random(String label, String invariant, Bounds bounds) {
    return new Mutant(label, invariant, Search.RANDOM, bounds);
  }

  @Override
  public String toString() {
    return label;
  }
}
