/// `stoa buyer` and `stoa seller`: the market from a terminal, one verb at a time or in a session.
@NullMarked
package stoa.cli.market;

import org.jspecify.annotations.NullMarked;
