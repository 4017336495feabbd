/// What a member remembers of the rows that its last commits left: sessions with their carts, which
/// nearly every call asks for.
@NullMarked
package stoa.customer.memory;

import org.jspecify.annotations.NullMarked;
