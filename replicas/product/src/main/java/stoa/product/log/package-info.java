/// Raft as the product group's log, and who leads.
@NullMarked
package stoa.product.log;

import org.jspecify.annotations.NullMarked;
