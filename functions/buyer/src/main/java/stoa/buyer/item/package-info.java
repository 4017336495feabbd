/// Items, votes on them and their sellers' ratings.
@NullMarked
package stoa.buyer.item;

import org.jspecify.annotations.NullMarked;
