/// The customer group's business rules, one class for each operation. Pure: what a rule decides
/// depends on the rows of the working set, the operation and the group's time, and on nothing else;
/// in particular not on where one batch ends and the next begins.
@NullMarked
package stoa.customer.rule;

import org.jspecify.annotations.NullMarked;
