/// A whole state on its way from one member to another, over gRPC, for a log that does not bring
/// snapshots itself.
///
/// ```text
///  member that lacks too much                        source
///  SnapshotInstallation
///    SnapshotFetch ──question, sealed──────────────▶ SnapshotEndpoint ── FreshSnapshots: write one
///      ReceivedFiles ◀──contents, sealed; chunks───── SnapshotStream
///        │ stream breaks: ask again from the last good byte
///    restore, force, forget the files
/// ```
///
/// Each chunk has a checksum, each file a hash, and the list of the hashes is sealed with the
/// group's secret and bound to the question. A stream may break at any byte; whatever is of another
/// cluster, too large, out of order or of a wrong hash is refused as a whole.
@NullMarked
package stoa.replica.transfer;

import org.jspecify.annotations.NullMarked;
