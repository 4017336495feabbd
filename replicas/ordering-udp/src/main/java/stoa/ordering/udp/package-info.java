/// What runs the rotating sequencer for real: sockets, disk, threads and clocks around the pure
/// state machine in `stoa.ordering`. No rule of the protocol is decided here.
///
/// # Reading the code
///
/// 1. [stoa.ordering.udp.SequencerNode] is the face: start, submit, read barrier, status, close.
///    [stoa.ordering.udp.SequencerConfiguration] says what it has to be told,
///    [stoa.ordering.udp.DeliveryListener] what it calls.
/// 2. `RunningMember` puts the parts of one life together and carries the picture of them; `Lives`
///    goes from one to the next, with a [stoa.ordering.udp.SnapshotInstaller] where it must.
/// 3. `SequencerLoop` is the heart: the one thread that feeds inputs to the state machine, and
///    `EffectExecutor` what it does with the effects.
/// 4. [stoa.ordering.udp.journal] is the disk, `Recovery` the way back from it, `JournalIndex`
///    where the numbers stand and what may be forgotten, `JournalReads` what others get from it.
/// 5. `DatagramTransport` is the socket, [stoa.ordering.udp.datagram] what is in the datagrams,
///    [stoa.ordering.udp.wire] the encoding of each value.
///
/// # Threads of a member
///
/// | thread | owns | waits for |
/// |---|---|---|
/// | `sequencer-N` | the state machine, the socket | datagrams, callers, ticks |
/// | `sequencer-journal-N` | the journal's files | records; the disk |
/// | `sequencer-apply-N` | nothing; calls the listener | deliveries; the application |
/// | `sequencer-reads-N` | nothing; reads the journal's files | members that lag |
/// | `sequencer-lives-N` | the change from one life to the next | the end of a life; a snapshot |
/// | `sequencer-answers-N` | nothing; completes callers' futures | answers |
///
/// # Bounds
///
/// Every place where something can pile up has a limit and a stated behaviour: `Inbox` (commands
/// and barriers of callers: refused), `SequencerLoop` (bytes on their way to the disk: nothing new
/// is taken), `JournalReads` (places to read: dropped), [stoa.ordering.Limits] (what is under way,
/// unapplied or unassigned), [stoa.ordering.udp.datagram.Reassembly] (messages in parts: the oldest
/// is given up).
///
/// # When something fails
///
/// The network may do what it likes. A disk that fails, a batch that cannot be applied and a broken
/// invariant halt the member: it sends nothing more, and [stoa.ordering.udp.HaltListener] is told.
/// What is wrong at the start is a [stoa.ordering.udp.ConfigurationException] of one line.
@NullMarked
package stoa.ordering.udp;

import org.jspecify.annotations.NullMarked;
