package stoa.ordering.udp;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.udp.datagram.GroupKeys;
import stoa.ordering.udp.datagram.LossSettings;

/// What a member has to be told.
///
/// @param cluster the group's id; members of other clusters are not heard
/// @param group the size of the group, who this member is, limits and times
/// @param peers the datagram address of each member, in order; this member binds its own
/// @param dataDirectory for this member alone
/// @param bootstrap whether this is the first start of the whole group
/// @param keys what the members authenticate their datagrams with
/// @param loss normally [LossSettings#NONE]
public record SequencerConfiguration(
    long cluster,
    GroupConfiguration group,
    List<InetSocketAddress> peers,
    Path dataDirectory,
    boolean bootstrap,
    GroupKeys keys,
    LossSettings loss) {
  private static final long DEFAULT_CLUSTER = 1;

  public SequencerConfiguration {
    peers = List.copyOf(peers);
    if (peers.size() != group.members()) {
      throw new ConfigurationException(
          "a group of " + group.members() + " needs as many peers, not " + peers.size());
    }
  }

  /// Reads `STOA_MEMBER`, `STOA_PEERS`, `STOA_DATA_DIR`, `STOA_GROUP_KEYS`, `STOA_BOOTSTRAP` (false
  /// when absent), `STOA_CLUSTER` (1 when absent) and what [LossSettings] reads. The sequencer's
  /// data go to the directory `sequencer` below `STOA_DATA_DIR`.
  ///
  /// @throws ConfigurationException when something is missing or makes no sense
  public static SequencerConfiguration fromEnvironment(Map<String, String> environment) {
    List<InetSocketAddress> peers = peers(required(environment, "STOA_PEERS"));
    long member = integer(environment, "STOA_MEMBER", -1);
    return new SequencerConfiguration(
        integer(environment, "STOA_CLUSTER", DEFAULT_CLUSTER),
        group(peers.size(), member),
        peers,
        Path.of(required(environment, "STOA_DATA_DIR")).resolve("sequencer"),
        Boolean.parseBoolean(environment.getOrDefault("STOA_BOOTSTRAP", "false")),
        GroupKeys.read(Path.of(required(environment, "STOA_GROUP_KEYS"))),
        LossSettings.fromEnvironment(environment));
  }

  /// This member's own address.
  public InetSocketAddress ownAddress() {
    return peers.get(group.self());
  }

  private static GroupConfiguration group(int members, long self) {
    try {
      return GroupConfiguration.standard(members, Math.clamp(self, -1, members));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("STOA_MEMBER, STOA_PEERS: " + e.getMessage(), e);
    }
  }

  /// Reads `0=host:port,1=host:port,…`, in any order.
  static List<InetSocketAddress> peers(String text) {
    Map<Integer, InetSocketAddress> byMember = new TreeMap<>();
    for (String peer : text.split(",", -1)) {
      int equals = peer.indexOf('=');
      int colon = peer.lastIndexOf(':');
      try {
        int member = Integer.parseInt(peer.substring(0, equals).strip());
        String host = peer.substring(equals + 1, colon).strip();
        int port = Integer.parseInt(peer.substring(colon + 1).strip());
        byMember.put(member, resolved(host, port));
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        throw new ConfigurationException("STOA_PEERS: expected member=host:port, not " + peer, e);
      }
    }
    List<InetSocketAddress> peers = new ArrayList<>();
    for (int member = 0; member < byMember.size(); member++) {
      InetSocketAddress peer = byMember.get(member);
      if (peer == null) {
        throw new ConfigurationException("STOA_PEERS: member " + member + " is missing");
      }
      peers.add(peer);
    }
    return peers;
  }

  private static InetSocketAddress resolved(String host, int port) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new ConfigurationException("STOA_PEERS: the host " + host + " is not known");
    }
    return address;
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new ConfigurationException(name + " is not set");
    }
    return value;
  }

  private static long integer(Map<String, String> environment, String name, long absent) {
    String value = environment.getOrDefault(name, Long.toString(absent));
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      throw new ConfigurationException(name + " is not a whole number: " + value, e);
    }
  }
}
