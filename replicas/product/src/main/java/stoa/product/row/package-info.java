/// The rows of the product group's tables. Records without behaviour beyond small changes of
/// themselves; the rules are in [stoa.product.rule].
@NullMarked
package stoa.product.row;

import org.jspecify.annotations.NullMarked;
