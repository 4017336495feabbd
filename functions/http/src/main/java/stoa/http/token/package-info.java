/// Tokens and the keys they are signed with.
@NullMarked
package stoa.http.token;

import org.jspecify.annotations.NullMarked;
