/// Mutual TLS for gRPC on Netty.
@NullMarked
package stoa.tls.grpc;

import org.jspecify.annotations.NullMarked;
