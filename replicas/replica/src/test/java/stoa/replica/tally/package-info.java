/// The smallest group that can be replicated: named amounts that commands add to.
@NullMarked
package stoa.replica.tally;

import org.jspecify.annotations.NullMarked;
