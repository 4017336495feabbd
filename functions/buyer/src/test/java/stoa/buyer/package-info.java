/// The buyer function, as far as it goes without groups.
@NullMarked
package stoa.buyer;

import org.jspecify.annotations.NullMarked;
