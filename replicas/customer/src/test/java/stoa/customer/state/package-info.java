/// Tests of the state machine on a real database.
@NullMarked
package stoa.customer.state;

import org.jspecify.annotations.NullMarked;
