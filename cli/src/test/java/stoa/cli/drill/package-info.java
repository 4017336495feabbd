@NullMarked
package stoa.cli.drill;

import org.jspecify.annotations.NullMarked;
