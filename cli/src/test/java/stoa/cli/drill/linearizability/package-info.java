@NullMarked
package stoa.cli.drill.linearizability;

import org.jspecify.annotations.NullMarked;
