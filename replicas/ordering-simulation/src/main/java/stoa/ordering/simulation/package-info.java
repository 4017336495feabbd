/// Whole groups of the rotating sequencer in one thread, driven by a seed.
///
/// [stoa.ordering.simulation.Simulation] runs one seed: a [stoa.ordering.simulation.Scenario] drawn
/// from it, members on simulated disks behind a simulated network, and after every step the
/// [stoa.ordering.simulation.Invariants]. The same seed always gives the same run, so a violation
/// is reported as its seed and can be traced afterwards.
/// [stoa.ordering.simulation.SimulationRunner] runs as many as asked for on all cores.
@NullMarked
package stoa.ordering.simulation;

import org.jspecify.annotations.NullMarked;
