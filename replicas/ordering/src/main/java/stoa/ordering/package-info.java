/// The customer group's order: a rotating sequencer as a pure state machine.
///
/// An input goes in, effects come out, and nothing else happens: no I/O, no clock, no thread, no
/// random source. The same code runs under the simulation and under the datagram loop.
///
/// Read in this order: [stoa.ordering.Input] and [stoa.ordering.Effect] (the face towards the
/// host), [stoa.ordering.Message] (what members say to one another), [stoa.ordering.JournalRecord]
/// (what survives a crash), [stoa.ordering.Member] (one step) and [stoa.ordering.ViewChange] (what
/// happens when a member fails). Then a class for each rule; the numbers are those of
/// `docs/ordering.md`:
///
/// | rule | class |
/// |---|---|
/// | 1 majority of the configured members | `GroupConfiguration#majority` |
/// | 2 static ownership, void numbers | `Turns`, `Epochs` |
/// | 3 which assignments and requests count | `Turns`, `AssignmentConditions`, `Reception` |
/// | 4 announcements, delivery | `ForceBeforeAnnounce`, `Peers`, `Delivery` |
/// | 5 view change | `Suspicion`, `ViewWishes`, `Candidacy`, `Promises`, `ViewMembers`, `Adoption`, `ViewRepeat` |
/// | 6 re-submission | `Submissions`, `RequestStore` |
/// | 7 restart and joining | `JournalReplay`, `Suspicion`, `SnapshotNeed` |
/// | 8 lost disks | `Standing` |
/// | 9 cutting the journal | `Retention`, `JournalCut` |
/// | 10 slow members | `Returns`, `Patience`, `Lateness` |
/// | reads | `ReadBarriers` |
///
/// [stoa.ordering.Rules] gathers the decisions on which safety rests, so that tests can break them
/// one at a time.
///
/// Words used everywhere: a *number* is a global sequence number, from 0. An *end* is the first
/// number that is not included, so `heldEnd = 7` means that 0 to 6 are held; ends start at 0.
@NullMarked
package stoa.ordering;

import org.jspecify.annotations.NullMarked;
