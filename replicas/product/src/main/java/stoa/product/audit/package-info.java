/// The product group's books for `stoa admin audit`, as they are stored and not as they should be.
@NullMarked
package stoa.product.audit;

import org.jspecify.annotations.NullMarked;
