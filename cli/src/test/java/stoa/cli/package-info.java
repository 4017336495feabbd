/// Tests of the command line as a whole.
@NullMarked
package stoa.cli;

import org.jspecify.annotations.NullMarked;
