/// Claims about the whole system when its parts fail: every acknowledged purchase is kept, nothing
/// happens twice, and a client that retries sees no error.
@NullMarked
package stoa.system.faults;

import org.jspecify.annotations.NullMarked;
