/// Runs TLC on the TLA+ specification of the ordering protocol.
@NullMarked
package stoa.ordering.model;

import org.jspecify.annotations.NullMarked;
