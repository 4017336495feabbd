/// Measures the rotating sequencer alone: one process for each member, real datagrams, real
/// journals that are forced, and a state machine that only counts. Raft, as the product group runs
/// it, stands beside it in the same run.
///
/// ```
///   Benchmark (controller) ── lines over stdin and stdout ──▶ BenchmarkMember, one process each
///     LoadMeasurement    latency and throughput             LogUnderTest: sequencer or Raft
///     IdleMeasurement    CPU without work                   ClosedLoop: clients that wait
///     KillMeasurement    gaps for a writer after kill -9
///     ViewMeasurement    views under load, nobody killed
/// ```
///
/// The clients of a load live in the members' processes and call the log directly: in five of them
/// for the sequencer, in the leader's for Raft. So no network between clients and members, and no
/// generator's own process, is part of the figures; what a client costs is a callback and a command
/// of some bytes.
///
/// Nothing here asserts a time. Figures of a shared machine are noise; ratios count.
@NullMarked
package stoa.benchmark;

import org.jspecify.annotations.NullMarked;
