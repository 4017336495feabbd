/// What each command of the product group comes to: one class per command, pure functions from the
/// rows and the command to a decision. No SQL, no clock, no framework.
@NullMarked
package stoa.product.rule;

import org.jspecify.annotations.NullMarked;
