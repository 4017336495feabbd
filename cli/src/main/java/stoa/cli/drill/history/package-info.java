/// What clients asked and what they were answered, with the times, in memory and as a file.
@NullMarked
package stoa.cli.drill.history;

import org.jspecify.annotations.NullMarked;
