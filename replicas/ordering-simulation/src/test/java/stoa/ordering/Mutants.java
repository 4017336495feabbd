package stoa.ordering;

import java.util.Optional;
import stoa.ordering.simulation.MemberFactory;

/// Members with one rule broken. They stand in the ordering's own package, because product code has
/// no way to exchange a rule.
public final class Mutants {
  private Mutants() {}

  /// Sends its requests and assignments before they are on disk.
  public static MemberFactory sendsBeforeForce() {
    return with(
        new Rules(
            new AssignmentConditions(),
            new MajorityDelivery(),
            new RestartSafety() {
              @Override
              boolean forcesOwnBeforeSending() {
                return false;
              }
            }));
  }

  /// Delivers what it holds itself.
  public static MemberFactory deliversBeforeMajority() {
    return with(
        new Rules(
            new AssignmentConditions(),
            new MajorityDelivery() {
              @Override
              long deliverableEnd(Peers peers) {
                return peers.ownHeldEnd();
              }
            },
            new RestartSafety()));
  }

  /// Assigns any request that it has got, and accepts such assignments.
  public static MemberFactory ignoresSenderOrder() {
    return with(new Rules(new NoSenderOrder(), new MajorityDelivery(), new RestartSafety()));
  }

  private static MemberFactory with(Rules rules) {
    return (group, recovered) -> new Member(group, recovered, rules);
  }

  private static final class NoSenderOrder extends AssignmentConditions {
    @Override
    boolean allows(RequestId id, AssignedEnds assigned) {
      return true;
    }

    @Override
    Optional<RequestId> candidate(RequestStream stream, AssignedEnds assigned) {
      for (long n = stream.seenEnd() - 1; n >= assigned.end(stream.origin()); n--) {
        if (stream.get(n) != null) {
          return Optional.of(new RequestId(stream.origin(), n));
        }
      }
      return Optional.empty();
    }
  }
}
