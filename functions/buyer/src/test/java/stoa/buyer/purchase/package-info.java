/// The purchase's rules, each by itself.
@NullMarked
package stoa.buyer.purchase;

import org.jspecify.annotations.NullMarked;
