/// Whether what clients saw of one object can be explained by an order in which every operation
/// took effect at one instant between its invocation and its answer. Knows nothing of markets.
@NullMarked
package stoa.cli.drill.linearizability;

import org.jspecify.annotations.NullMarked;
