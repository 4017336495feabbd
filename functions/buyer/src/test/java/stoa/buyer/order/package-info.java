/// How purchases are answered.
@NullMarked
package stoa.buyer.order;

import org.jspecify.annotations.NullMarked;
