/// The product group's state machine: loading the working set of a batch, the switch over the
/// commands, writing.
@NullMarked
package stoa.product.state;

import org.jspecify.annotations.NullMarked;
