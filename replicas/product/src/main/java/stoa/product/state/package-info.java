/// The product group's state machine: the working set of a batch, its repositories, the switch over
/// the commands.
@NullMarked
package stoa.product.state;

import org.jspecify.annotations.NullMarked;
