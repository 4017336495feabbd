/// Moments between two steps of a purchase at which a process can be told to die or to stand still,
/// so that every one of them can be tried on a whole system, and not only those that a kill from
/// outside happens to meet.
///
/// Only the roles' outermost classes reach points; the rules and the ordering know nothing of them.
@NullMarked
package stoa.crash;

import org.jspecify.annotations.NullMarked;
