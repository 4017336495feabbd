package stoa.ordering;

import java.util.Optional;
import stoa.ordering.simulation.MemberFactory;

/// Members with one rule broken. They stand in the ordering's own package, because product code has
/// no way to exchange a rule.
public final class Mutants {
  /// Announces entries before they are on disk.
  public static final MemberFactory HOLDS_BEFORE_FORCE =
      with(
          new Rules() {
            @Override
            boolean heldOnlyWhenForced() {
              return false;
            }
          });

  /// Takes assignments of any epoch as its own one's.
  public static final MemberFactory IGNORES_THE_EPOCH_OF_ASSIGNMENTS =
      with(
          new Rules() {
            @Override
            boolean acceptsAssignment(long epoch, long promise, long logEpoch) {
              return true;
            }
          });

  /// Is content with one less than a majority.
  public static final MemberFactory COUNTS_LESS_THAN_A_MAJORITY =
      with(
          new Rules() {
            @Override
            int majority(GroupConfiguration group) {
              return group.majority() - 1;
            }
          });

  /// Deals the turns of a view out among its members.
  public static final MemberFactory DEALS_TURNS_ANEW =
      with(
          new Rules() {
            @Override
            int owner(GroupConfiguration group, ViewRecord view, long number) {
              int members = view.members().size();
              return members == 0
                  ? group.owner(number)
                  : view.members().get((int) (number % members)).member();
            }
          });

  /// Goes on in its view after it has promised a later one.
  public static final MemberFactory PROMISES_WITHOUT_BEING_BOUND =
      with(
          new Rules() {
            @Override
            boolean settled(long promise, long logEpoch) {
              return true;
            }

            @Override
            boolean acceptsAssignment(long epoch, long promise, long logEpoch) {
              return epoch == logEpoch;
            }

            @Override
            boolean announcementCounts(Metadata metadata, long promise, long logEpoch) {
              return metadata.logEpoch() == logEpoch;
            }

            @Override
            boolean mayDeliver(long promise, long logEpoch) {
              return true;
            }
          });

  /// Assigns any request that it has got, and accepts such assignments.
  public static final MemberFactory IGNORES_SENDER_ORDER =
      with(
          new Rules() {
            @Override
            AssignmentConditions conditions() {
              return new NoSenderOrder();
            }
          });

  /// Takes the answer to an earlier barrier question for one to its present question.
  public static final MemberFactory IGNORES_THE_NONCE =
      with(
          new Rules() {
            @Override
            boolean answersQuestion(long nonce, long answeredNonce) {
              return true;
            }
          });

  /// Counts voids before they are on disk.
  public static final MemberFactory HOLDS_VOIDS_BEFORE_FORCE =
      with(
          new Rules() {
            @Override
            boolean voidHeldOnlyWhenForced() {
              return false;
            }
          });

  /// Cuts what is longer than the chosen log, and leaves what differs.
  public static final MemberFactory CUTS_BY_LENGTH =
      with(
          new Rules() {
            @Override
            long cutPoint(
                EpochTable own,
                long first,
                long end,
                long deliveredEnd,
                EpochTable chosen,
                long base) {
              return Math.min(end, base);
            }
          });

  /// Drops all that it has not delivered, and fetches it again.
  public static final MemberFactory CUTS_BACK_TO_THE_DELIVERED =
      with(
          new Rules() {
            @Override
            long cutPoint(
                EpochTable own,
                long first,
                long end,
                long deliveredEnd,
                EpochTable chosen,
                long base) {
              return Math.min(end, deliveredEnd);
            }
          });

  /// Enters the view before it has the view's log.
  public static final MemberFactory WRITES_THE_VIEW_BEFORE_THE_ENTRIES =
      with(
          new Rules() {
            @Override
            boolean entriesBeforeView() {
              return false;
            }
          });

  /// Says that it holds in the epoch it has promised what it holds in that of its log.
  public static final MemberFactory ANNOUNCES_IN_THE_PROMISED_EPOCH =
      with(
          new Rules() {
            @Override
            long announcedEpoch(long promise, long logEpoch) {
              return promise;
            }
          });

  /// Counts announcements in the epoch it has promised, while its log is still another one's.
  public static final MemberFactory COUNTS_IN_THE_PROMISED_EPOCH =
      with(
          new Rules() {
            @Override
            boolean announcementCounts(Metadata metadata, long promise, long logEpoch) {
              return metadata.settled() && metadata.logEpoch() == promise;
            }

            @Override
            boolean mayDeliver(long promise, long logEpoch) {
              return true;
            }
          });

  /// Adopts a view and stays in its old one until it is done.
  public static final MemberFactory ADOPTS_WITHOUT_PROMISE =
      with(
          new Rules() {
            @Override
            boolean raisesPromiseToAdopt() {
              return false;
            }
          });

  /// Takes entries of any log to complete its own.
  public static final MemberFactory FETCHES_FROM_ANY_LOG =
      with(
          new Rules() {
            @Override
            boolean agrees(JournalRecord.Numbered fetched, EpochTable chosen) {
              return true;
            }
          });

  /// Asks for promises before its own is on disk.
  public static final MemberFactory ASKS_BEFORE_ITS_OWN_PROMISE =
      with(
          new Rules() {
            @Override
            boolean promiseForcedBeforeAsking() {
              return false;
            }
          });

  /// Answers before its promise is on disk.
  public static final MemberFactory ANSWERS_BEFORE_ITS_PROMISE =
      with(
          new Rules() {
            @Override
            boolean promiseForcedBeforeAnswering() {
              return false;
            }
          });

  /// Goes on assigning in the view that lists an earlier life of it.
  public static final MemberFactory ASSIGNS_AFTER_A_RESTART =
      with(
          new Rules() {
            @Override
            boolean mayAssign(boolean listedInThisLife, boolean memberListed) {
              return memberListed;
            }
          });

  /// Has a vote at once after it has lost its disk.
  public static final MemberFactory COUNTS_WITHOUT_ITS_DISK =
      with(
          new Rules() {
            @Override
            boolean votesFromStart(boolean recovered) {
              return true;
            }
          });

  /// Has a vote as soon as a view lists it, after it has lost its disk. What it takes to see that
  /// is too rare for random runs (two candidates at once, and the later one's voter loses its disk
  /// before the earlier one lists it), so a script does it: `lost-disk-between-candidates.txt`.
  public static final MemberFactory COUNTS_AS_SOON_AS_LISTED =
      with(
          new Rules() {
            @Override
            int adoptersBeforeVote(GroupConfiguration group) {
              return 0;
            }
          });

  private Mutants() {}

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
