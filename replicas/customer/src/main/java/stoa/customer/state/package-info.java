/// The customer group's state machine: which rows a batch needs, what its commands come to, and how
/// that is written. The rules themselves are in [stoa.customer.rule].
@NullMarked
package stoa.customer.state;

import org.jspecify.annotations.NullMarked;
