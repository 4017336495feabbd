/// The whole replicated state as files.
@NullMarked
package stoa.replica.snapshot;

import org.jspecify.annotations.NullMarked;
