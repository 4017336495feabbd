/// The rotating sequencer as the customer group's log.
@NullMarked
package stoa.customer.log;

import org.jspecify.annotations.NullMarked;
