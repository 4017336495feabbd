/// Tests of whole members: sequencer, database and gRPC.
@NullMarked
package stoa.customer.group;

import org.jspecify.annotations.NullMarked;
