/// What a member remembers of the rows that its last commits left: items and ratings, which nearly
/// every call asks for, and outcomes, which every step of a purchase does.
@NullMarked
package stoa.product.memory;

import org.jspecify.annotations.NullMarked;
