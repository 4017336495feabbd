package stoa.raft;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import stoa.raft.transport.TransportSettings;
import stoa.replica.log.ConfigurationException;
import stoa.tls.MutualTls;

/// How one member of a Raft group is configured.
///
/// @param group the group's name: lower-case letters
/// @param member this member's number
/// @param peers every member's address, this one's included; an odd number of them
/// @param listen where this member listens; usually its own address in `peers`, port 0 for any
/// @param dataDirectory the member's own; Raft keeps its files in `raft` below it
/// @param startMode what to do without data
/// @param electionTimeoutMillis 100 to 60 000: silence of a leader after which members ask for
///   votes; up to half of it is added at random. 300 suits a quiet machine, 1000 a busy one
/// @param snapshotPolicy when the log is cut
/// @param tls for connections among the members; none for loopback
public record RaftSettings(
    String group,
    int member,
    SortedMap<Integer, InetSocketAddress> peers,
    InetSocketAddress listen,
    Path dataDirectory,
    StartMode startMode,
    int electionTimeoutMillis,
    SnapshotPolicy snapshotPolicy,
    Optional<MutualTls> tls) {
  /// @throws ConfigurationException for what cannot work
  public RaftSettings {
    require(group.matches("[a-z]+"), "group name must be lower-case letters: " + group);
    require(peers.size() % 2 == 1, "group needs an odd number of peers, not " + peers.size());
    require(peers.containsKey(member), "peers must name this member too: " + member);
    require(
        electionTimeoutMillis >= 100 && electionTimeoutMillis <= 60_000,
        "election time-out must be 100 to 60000 ms, not " + electionTimeoutMillis);
  }

  /// A member that listens at its own address in `peers`, with the standard snapshot policy.
  public static RaftSettings of(
      String group,
      int member,
      SortedMap<Integer, InetSocketAddress> peers,
      Path dataDirectory,
      StartMode startMode,
      int electionTimeoutMillis,
      Optional<MutualTls> tls) {
    require(peers.containsKey(member), "peers must name this member too: " + member);
    var own = peers.getOrDefault(member, InetSocketAddress.createUnresolved("localhost", 0));
    var listen = new InetSocketAddress(own.getHostString(), own.getPort());
    require(!listen.isUnresolved(), "own address cannot be resolved: " + own);
    return new RaftSettings(
        group,
        member,
        peers,
        listen,
        dataDirectory,
        startMode,
        electionTimeoutMillis,
        SnapshotPolicy.STANDARD,
        tls);
  }

  MemberNames names() {
    return new MemberNames(group);
  }

  TransportSettings transport() {
    var byName =
        peers.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    entry -> names().name(entry.getKey()), Map.Entry::getValue));
    return new TransportSettings(names().name(member), listen, byName, tls);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ConfigurationException(otherwise);
    }
  }
}
