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
/// @param late probability that a datagram takes much longer, up to `lateMicros`
/// @param lateMicros long enough for several views
/// @param forceMicros the longest a force takes
/// @param slowForceMicros the same for one member whose disk is slow; 0 for none
/// @param crash probability that a member crashes in a step
/// @param crashInChange probability that a member crashes while it writes a promise, a cut or a
///   view
/// @param crashAfterAnswer probability that a member that has answered a candidate crashes at once,
///   and is afterwards in another part of the group than that candidate
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
    double late,
    long lateMicros,
    long forceMicros,
    long slowForceMicros,
    double crash,
    double crashInChange,
    double crashAfterAnswer,
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
    Timing timing) {}
