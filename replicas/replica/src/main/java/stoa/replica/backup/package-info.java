/// A member's whole state for a backup, over the administration's port.
@NullMarked
package stoa.replica.backup;

import org.jspecify.annotations.NullMarked;
