/// Tests.
@NullMarked
package stoa.http.account;

import org.jspecify.annotations.NullMarked;
