/// What a member keeps on disk, and knows nothing of the protocol that decides what to keep.
///
/// [Journal] is a directory of segment files with numbered, checksummed records; it is used by one
/// thread. [JournalThread] is that thread: it takes records from the protocol's loop, writes all
/// that are waiting, forces them to disk with one call and reports what is durable. [JournalReader]
/// reads old records beside it, for members that lag. [DataDirectory] guards the directory around
/// it: the lock against a second process, the identity that was given to it at its first start, and
/// the incarnation.
///
/// ```
/// lock               held while a process runs
/// identity           cluster, member and group size; its presence means "this member has data"
/// incarnation        the last one used
/// journal/0000000000000000.journal     named after the index of its first record
/// ```
@NullMarked
package stoa.ordering.udp.journal;

import org.jspecify.annotations.NullMarked;
