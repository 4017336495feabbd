package stoa.raft.transport;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/// A member's place among its peers.
///
/// @param self this member's name
/// @param listen where its server listens; port 0 lets the system choose
/// @param peers every member's address by its name; unresolved, so that names are looked up anew at
///   each connection
/// @param tls the files for mutual TLS; none for loopback and tests
public record TransportSettings(
    String self,
    InetSocketAddress listen,
    Map<String, InetSocketAddress> peers,
    Optional<TlsFiles> tls) {
  public TransportSettings {
    peers = Map.copyOf(peers);
  }
}
