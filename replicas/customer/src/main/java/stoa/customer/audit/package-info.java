/// The customer group's books for `stoa admin audit`, as they are stored and not as they should be.
@NullMarked
package stoa.customer.audit;

import org.jspecify.annotations.NullMarked;
