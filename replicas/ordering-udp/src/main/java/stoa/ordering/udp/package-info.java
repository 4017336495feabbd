/// What runs the rotating sequencer for real.
@NullMarked
package stoa.ordering.udp;

import org.jspecify.annotations.NullMarked;
