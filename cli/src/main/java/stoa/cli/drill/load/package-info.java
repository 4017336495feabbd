/// Buyers and sellers at work, each of whose calls is kept with its times.
@NullMarked
package stoa.cli.drill.load;

import org.jspecify.annotations.NullMarked;
