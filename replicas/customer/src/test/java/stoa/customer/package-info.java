/// Tests of the customer group.
@NullMarked
package stoa.customer;

import org.jspecify.annotations.NullMarked;
