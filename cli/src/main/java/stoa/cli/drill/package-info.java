/// `stoa drill`: breaks a system on purpose while clients use it, and checks that nobody could
/// tell.
@NullMarked
package stoa.cli.drill;

import org.jspecify.annotations.NullMarked;
