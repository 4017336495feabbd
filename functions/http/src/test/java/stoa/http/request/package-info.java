/// Tests.
@NullMarked
package stoa.http.request;

import org.jspecify.annotations.NullMarked;
