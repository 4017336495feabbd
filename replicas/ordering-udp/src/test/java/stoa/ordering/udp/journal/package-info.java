/// Tests of what a member keeps on disk.
@NullMarked
package stoa.ordering.udp.journal;

import org.jspecify.annotations.NullMarked;
