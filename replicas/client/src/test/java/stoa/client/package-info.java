/// Tests of the group client against real gRPC servers on loopback.
@NullMarked
package stoa.client;

import org.jspecify.annotations.NullMarked;
