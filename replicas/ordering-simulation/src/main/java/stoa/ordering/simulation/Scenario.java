package stoa.ordering.simulation;

import stoa.ordering.Limits;
import stoa.ordering.Timing;

/// What a seed's run is like. Times in microseconds of simulated time.
///
/// @param members 3, 5 or 7
/// @param troubleMicros how long things go wrong; then everything heals
/// @param loss probability that a datagram is lost, or damaged and refused by its receiver
/// @param linkCut probability, for each datagram, that its direction is cut for a while
/// @param splitEveryMicros about how often the group is split; 0 for never
/// @param repeat probability that a datagram arrives twice
/// @param delayMicros the longest a datagram takes
/// @param forceMicros the longest a force takes
/// @param crash probability that a member crashes in a step
/// @param crashAllEveryMicros about how often all members crash at once; 0 for never
/// @param wipe probability that a crash takes the disk with it
/// @param downMicros the longest that a member stays away
/// @param pause probability that, with a submission, some member pauses
/// @param pauseMicros the longest pause, of a member or a link
/// @param drift the most by which a member's clock runs too fast or too slow
/// @param slowMicros what each of a slow member's datagrams is late by; 0 for none
/// @param submitMicros the longest time between two submissions in the whole group
/// @param barrier probability that a submission is accompanied by a read
/// @param oneSender whether all submissions go to one member
record Scenario(
    int members,
    long troubleMicros,
    double loss,
    double linkCut,
    long splitEveryMicros,
    double repeat,
    long delayMicros,
    long forceMicros,
    double crash,
    long crashAllEveryMicros,
    double wipe,
    long downMicros,
    double pause,
    long pauseMicros,
    double drift,
    long slowMicros,
    long submitMicros,
    double barrier,
    boolean oneSender,
    Limits limits,
    Timing timing) {

  static Scenario draw(Chance chance) {
    return new Scenario(
        (int) chance.of(3, 3, 3, 5, 5, 7),
        chance.of(100_000, 300_000, 800_000),
        chance.of(0, 0, 0.02, 0.1, 0.3),
        chance.of(0, 0, 0.005),
        chance.of(0, 0, 100_000, 200_000),
        chance.of(0, 0.05, 0.3),
        chance.of(200, 2_000, 20_000),
        chance.of(200, 2_000, 20_000),
        chance.of(0, 0.001, 0.003, 0.01),
        chance.of(0, 0, 200_000),
        chance.of(0, 0.2),
        chance.of(1_000, 50_000, 200_000),
        chance.of(0, 0, 0.05),
        chance.of(20_000, 150_000),
        chance.of(0, 0.1),
        chance.of(0, 0, 30_000),
        chance.of(1_000, 5_000, 20_000),
        chance.of(0, 0.3, 1),
        chance.happens(0.2),
        chance.happens(0.5) ? tightLimits() : roomyLimits(),
        hastyTiming());
  }

  /// So tight that every limit is reached within a short run.
  private static Limits tightLimits() {
    return new Limits(64, 3, 4, 128, 256, 64, 2048, 3, 4, 3, 3, 4, 64, 3, 4, 1, 3);
  }

  /// The standard ones, but for a journal that is cut within a run.
  private static Limits roomyLimits() {
    Limits standard = Limits.standard();
    return new Limits(
        standard.requestBytes(),
        standard.unassignedRequests(),
        standard.outstandingRequests(),
        standard.outstandingBytes(),
        standard.logBytes(),
        standard.adoptionNumbers(),
        standard.adoptionBytes(),
        standard.unappliedNumbers(),
        standard.incarnationsPerMember(),
        standard.requestEndsPerMessage(),
        standard.rangesPerRetransmitRequest(),
        standard.messagesPerRetransmission(),
        standard.bytesPerRetransmission(),
        standard.barrierWaiters(),
        16,
        4,
        16);
  }

  /// The proportions of the standard times in a fifth of the time, so that a run of less than a
  /// second sees many views.
  private static Timing hastyTiming() {
    return new Timing(5, 20, 5, 5, 40, 10, 1000, 50, 40, 30, 100, 60, 8, 3, 6, 6, 200, 50, 1_000);
  }
}
