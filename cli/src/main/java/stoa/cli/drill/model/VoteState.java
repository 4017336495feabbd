package stoa.cli.drill.model;

import java.util.HashSet;
import java.util.Set;

/// The votes on an item.
public record VoteState(long up, long down, Set<String> buyers, Set<String> voters) {
  static final VoteState NEW = new VoteState(0, 0, Set.of(), Set.of());

  boolean mayVote(String buyer) {
    return buyers.contains(buyer) && !voters.contains(buyer);
  }

  VoteState bought(String buyer) {
    return new VoteState(up, down, with(buyers, buyer), voters);
  }

  VoteState voted(String buyer, boolean isUp) {
    return new VoteState(up + (isUp ? 1 : 0), down + (isUp ? 0 : 1), buyers, with(voters, buyer));
  }

  private static Set<String> with(Set<String> names, String name) {
    Set<String> more = new HashSet<>(names);
    more.add(name);
    return Set.copyOf(more);
  }
}
