/// Refusals, as RFC 9457 problem documents: the function's own and the framework's.
@NullMarked
package stoa.http.problem;

import org.jspecify.annotations.NullMarked;
