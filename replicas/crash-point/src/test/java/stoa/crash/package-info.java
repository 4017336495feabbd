/// Crash points in processes of their own.
@NullMarked
package stoa.crash;

import org.jspecify.annotations.NullMarked;
