/// Tests.
@NullMarked
package stoa.http.call;

import org.jspecify.annotations.NullMarked;
