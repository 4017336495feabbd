/// Claims about the functions on Lambda: the zips under Lambda's own runtime client, talking to the
/// shared system.
@NullMarked
package stoa.system.lambda;

import org.jspecify.annotations.NullMarked;
