/// The `stoa` command. Features live in packages of their own: `local` runs a whole system on this
/// machine, `admin` asks and steers the members of a group.
@NullMarked
package stoa.cli;

import org.jspecify.annotations.NullMarked;
