/// The rows of the customer group's tables: records without behaviour beyond what a single row says
/// of itself. Times are the group's, in milliseconds since 1970, UTC.
@NullMarked
package stoa.customer.row;

import org.jspecify.annotations.NullMarked;
