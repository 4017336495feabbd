/// Measures the whole system through its public API: response times of every function, and
/// throughput under several loads.
///
/// The load is a closed loop: each client sends its next request when the last one is answered, so
/// a slow answer lowers the throughput instead of making a queue. Response times are those of a
/// client that repeats a request until it has a final answer.
@NullMarked
package stoa.cli.bench;

import org.jspecify.annotations.NullMarked;
