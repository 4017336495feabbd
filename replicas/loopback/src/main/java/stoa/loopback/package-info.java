/// Which ports of this machine are free.
///
/// Processes that are started beside each other have to be told each other's ports before any of
/// them runs, so they cannot let the system choose while they bind.
@NullMarked
package stoa.loopback;

import org.jspecify.annotations.NullMarked;
