package stoa.raft.transport;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import stoa.tls.MutualTls;

/// A member's place among its peers.
///
/// @param self this member's name
/// @param listen where its server listens; port 0 lets the system choose
/// @param peers every member's address by its name; unresolved, so that names are looked up anew at
///   each connection
/// @param tls with which members show each other who they are; none for loopback and tests
public record TransportSettings(
    String self,
    InetSocketAddress listen,
    Map<String, InetSocketAddress> peers,
    Optional<MutualTls> tls) {
  public TransportSettings {
    peers = Map.copyOf(peers);
  }
}
