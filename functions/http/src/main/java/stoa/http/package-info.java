/// What both functions share: how a function starts, and what it is told.
///
/// Nothing here names Netty: the same controllers run behind an HTTP server and as a Lambda
/// function.
@NullMarked
package stoa.http;

import org.jspecify.annotations.NullMarked;
