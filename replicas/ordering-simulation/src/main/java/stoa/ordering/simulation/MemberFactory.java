package stoa.ordering.simulation;

import stoa.ordering.GroupConfiguration;
import stoa.ordering.Member;
import stoa.ordering.RecoveredState;

/// Makes the members of a run; the mutation gate makes broken ones.
@FunctionalInterface
public interface MemberFactory {
  Member create(GroupConfiguration group, RecoveredState recovered);
}
