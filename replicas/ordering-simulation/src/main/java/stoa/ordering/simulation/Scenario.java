package stoa.ordering.simulation;

import stoa.ordering.Limits;
import stoa.ordering.Timing;

/// What a seed's run is like. Times in microseconds of simulated time.
///
/// @param members 3, 5 or 7
/// @param troubleMicros how long things go wrong; then everything heals
/// @param loss probability that a datagram is lost
/// @param linkCut probability, for each datagram, that its direction is cut for a while
/// @param repeat probability that it arrives twice
/// @param delayMicros the longest a datagram takes
/// @param forceMicros the longest a force takes
/// @param crash probability that a member crashes in a step
/// @param downMicros the longest that it stays away
/// @param pause probability that, with a submission, some member pauses
/// @param pauseMicros the longest pause, of a member or a link
/// @param submitMicros the longest time between two submissions in the whole group
/// @param barrier probability that a submission is accompanied by a read
/// @param oneSender whether all submissions go to one member
record Scenario(
    int members,
    long troubleMicros,
    double loss,
    double linkCut,
    double repeat,
    long delayMicros,
    long forceMicros,
    double crash,
    long downMicros,
    double pause,
    long pauseMicros,
    long submitMicros,
    double barrier,
    boolean oneSender,
    Limits limits,
    Timing timing) {

  static Scenario draw(Chance chance) {
    return new Scenario(
        (int) chance.of(3, 3, 3, 5, 5, 7),
        chance.of(100_000, 300_000),
        chance.of(0, 0, 0.02, 0.1, 0.3),
        chance.of(0, 0, 0.005),
        chance.of(0, 0.05, 0.3),
        chance.of(200, 2_000, 20_000),
        chance.of(200, 2_000, 30_000),
        chance.of(0, 0.001, 0.01),
        chance.of(1_000, 50_000),
        chance.of(0, 0, 0.02),
        50_000,
        chance.of(1_000, 5_000, 20_000),
        chance.of(0, 0.3, 1),
        chance.happens(0.2),
        chance.happens(0.5) ? tightLimits() : Limits.standard(),
        Timing.standard());
  }

  /// So tight that every limit is reached within a short run.
  private static Limits tightLimits() {
    return new Limits(64, 3, 4, 128, 256, 3, 4, 3, 3, 4, 64, 3, 4);
  }
}
