@NullMarked
package stoa.cli.drill.history;

import org.jspecify.annotations.NullMarked;
