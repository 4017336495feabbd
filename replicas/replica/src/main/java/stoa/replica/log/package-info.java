/// A group's order of commands, as the state machine above it sees it.
@NullMarked
package stoa.replica.log;

import org.jspecify.annotations.NullMarked;
