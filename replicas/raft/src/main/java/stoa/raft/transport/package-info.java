/// The Raft engine's messages over gRPC: one bidirectional stream per caller and callee.
///
/// [stoa.raft.transport.RaftTransport] is a member's end of it. The engine finds
/// [stoa.raft.transport.GrpcRaftRpcFactory] through the service loader, calls through
/// [stoa.raft.transport.GrpcRpcClient] and is called by [stoa.raft.transport.GrpcRpcServer].
/// Members are named (`product-3`), never addressed, in everything that the engine stores; only
/// this package knows the addresses, so they may change between two starts.
@NullMarked
package stoa.raft.transport;

import org.jspecify.annotations.NullMarked;
