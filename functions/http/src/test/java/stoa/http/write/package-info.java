/// Tests.
@NullMarked
package stoa.http.write;

import org.jspecify.annotations.NullMarked;
