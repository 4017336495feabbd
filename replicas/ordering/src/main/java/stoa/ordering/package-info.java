/// The customer group's order: a rotating sequencer as a pure state machine.
///
/// An input goes in, effects come out, and nothing else happens: no I/O, no clock, no thread, no
/// random source. The same code runs under the simulation and under the datagram loop.
///
/// Read in this order: [stoa.ordering.Input] and [stoa.ordering.Effect] (the face towards the
/// host), [stoa.ordering.Message] (what members say to one another), [stoa.ordering.JournalRecord]
/// (what survives a crash), [stoa.ordering.Member] (one step), and then a class for each rule.
///
/// Words used everywhere: a *number* is a global sequence number, from 0. An *end* is the first
/// number that is not included, so `heldEnd = 7` means that 0 to 6 are held; ends start at 0.
@NullMarked
package stoa.ordering;

import org.jspecify.annotations.NullMarked;
