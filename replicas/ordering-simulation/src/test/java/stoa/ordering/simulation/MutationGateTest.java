package stoa.ordering.simulation;

import static org.junit.jupiter.api.Assertions.fail;
import static stoa.ordering.simulation.Profile.CONTESTED;
import static stoa.ordering.simulation.Profile.LOSSY;
import static stoa.ordering.simulation.Profile.REPLACED;
import static stoa.ordering.simulation.Profile.SLOW_DISK;

import org.junit.jupiter.api.Test;
import stoa.ordering.Member;
import stoa.ordering.Mutants;

/// Each rule that is switched off must be noticed: a simulation that finds nothing proves nothing.
///
/// The profiles are those that the real members run as well. The number of seeds is what each test
/// may take; beside it stands which seed was the first, and how many there are between two, when
/// this was written. What is too rare for random runs is in `ScriptedMutationTest`.
class MutationGateTest {
  @Test
  void findsMembersThatHoldBeforeTheForce() {
    find(Mutants.HOLDS_BEFORE_FORCE, CONTESTED, 10); // 0; 1
  }

  @Test
  void findsDisksThatReportAsForcedWhatIsNot() {
    find(Member::new, true, CONTESTED, 10); // 0; 1
  }

  @Test
  void findsMembersThatIgnoreTheEpochOfAssignments() {
    find(Mutants.IGNORES_THE_EPOCH_OF_ASSIGNMENTS, CONTESTED, 20); // 2; 2
  }

  @Test
  void findsMembersThatCountLessThanAMajority() {
    find(Mutants.COUNTS_LESS_THAN_A_MAJORITY, CONTESTED, 10); // 0; 1
  }

  @Test
  void findsMembersThatDealTurnsAnewInEachView() {
    find(Mutants.DEALS_TURNS_ANEW, CONTESTED, 10); // 0; 2
  }

  @Test
  void findsMembersWhosePromiseDoesNotBind() {
    find(Mutants.PROMISES_WITHOUT_BEING_BOUND, CONTESTED, 20); // 0; 2
  }

  @Test
  void findsMembersThatIgnoreTheSendersOrder() {
    find(Mutants.IGNORES_SENDER_ORDER, CONTESTED, 10); // 0; 2
  }

  @Test
  void findsMembersThatIgnoreTheNonceOfABarrier() {
    find(Mutants.IGNORES_THE_NONCE, CONTESTED, 400); // 26; 45
  }

  @Test
  void findsVoidsThatCountBeforeTheForce() {
    find(Mutants.HOLDS_VOIDS_BEFORE_FORCE, CONTESTED, 10); // 1; 2
  }

  @Test
  void findsMembersThatCutByLengthAlone() {
    find(Mutants.CUTS_BY_LENGTH, CONTESTED, 80); // 17; 8
  }

  @Test
  void findsMembersThatCutBackToTheDelivered() {
    find(Mutants.CUTS_BACK_TO_THE_DELIVERED, CONTESTED, 20); // 0; 2
  }

  @Test
  void findsMembersThatWriteTheViewBeforeTheEntries() {
    find(Mutants.WRITES_THE_VIEW_BEFORE_THE_ENTRIES, CONTESTED, 20); // 0; 2
  }

  @Test
  void findsAnnouncementsInThePromisedEpoch() {
    find(Mutants.ANNOUNCES_IN_THE_PROMISED_EPOCH, CONTESTED, 150); // 25; 15
  }

  @Test
  void findsMembersThatCountInThePromisedEpoch() {
    find(Mutants.COUNTS_IN_THE_PROMISED_EPOCH, CONTESTED, 300); // 5; 30
  }

  @Test
  void findsMembersThatAdoptWithoutAPromise() {
    find(Mutants.ADOPTS_WITHOUT_PROMISE, CONTESTED, 40); // 11; 5
  }

  @Test
  void findsMembersThatFetchFromAnyLog() {
    find(Mutants.FETCHES_FROM_ANY_LOG, LOSSY, 2_000); // 262; 200
  }

  @Test
  void findsCandidatesThatAskBeforeTheirOwnPromiseIsForced() {
    find(Mutants.ASKS_BEFORE_ITS_OWN_PROMISE, SLOW_DISK, 9_000); // 3556; 2250
  }

  @Test
  void findsMembersThatAnswerBeforeTheirPromiseIsForced() {
    find(Mutants.ANSWERS_BEFORE_ITS_PROMISE, SLOW_DISK, 4_000); // 515; 1300
  }

  @Test
  void findsMembersThatAssignAfterARestart() {
    find(Mutants.ASSIGNS_AFTER_A_RESTART, CONTESTED, 50); // 2; 6
  }

  @Test
  void findsMembersThatCountWithoutTheirDisk() {
    find(Mutants.COUNTS_WITHOUT_ITS_DISK, REPLACED, 250); // 11; 20
  }

  private static void find(MemberFactory mutant, Profile profile, int seeds) {
    find(mutant, false, profile, seeds);
  }

  /// That nothing moves on does not count: a mutant must be caught doing wrong.
  private static void find(MemberFactory members, boolean diskLies, Profile profile, int seeds) {
    for (long seed = 0; seed < seeds; seed++) {
      try {
        Simulation.run(profile, seed, members, diskLies);
      } catch (InvariantViolation violation) {
        if (!violation.invariant().equals("Progress")) {
          return;
        }
      }
    }
    fail("not noticed in " + seeds + " seeds");
  }
}
