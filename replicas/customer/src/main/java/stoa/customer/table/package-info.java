/// SQL access to the customer group's tables: set queries to load, batched statements to write, and
/// the queries of the reads.
@NullMarked
package stoa.customer.table;

import org.jspecify.annotations.NullMarked;
