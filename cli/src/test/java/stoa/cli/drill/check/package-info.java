@NullMarked
package stoa.cli.drill.check;

import org.jspecify.annotations.NullMarked;
