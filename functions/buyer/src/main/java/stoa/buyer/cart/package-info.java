/// The cart of a session: reading it and changing it.
@NullMarked
package stoa.buyer.cart;

import org.jspecify.annotations.NullMarked;
