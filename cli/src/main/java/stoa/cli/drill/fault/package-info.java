/// Which parts fail when: a schedule made from a seed, and whoever carries it out.
@NullMarked
package stoa.cli.drill.fault;

import org.jspecify.annotations.NullMarked;
