package stoa.raft;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import stoa.replica.log.ConfigurationException;

/// Where the members are: `0=10.0.1.10:7201,1=10.0.2.10:7201,...`. Host names are looked up at each
/// connection, not here.
public final class PeerAddresses {
  private PeerAddresses() {}

  /// @throws ConfigurationException naming the part that is not understood
  public static SortedMap<Integer, InetSocketAddress> parse(String text) {
    var addresses = new TreeMap<Integer, InetSocketAddress>();
    for (var part : text.split(",", -1)) {
      var equals = part.indexOf('=');
      var colon = part.lastIndexOf(':');
      if (equals < 1 || colon < equals + 2) {
        throw wrong(part);
      }
      var address = address(part, part.substring(equals + 1, colon), part.substring(colon + 1));
      if (addresses.put(number(part, part.substring(0, equals)), address) != null) {
        throw new ConfigurationException("peers name a member twice: " + part);
      }
    }
    return Collections.unmodifiableSortedMap(addresses);
  }

  private static InetSocketAddress address(String part, String host, String port) {
    int value = number(part, port);
    if (value < 1 || value > 65_535) {
      throw wrong(part);
    }
    return InetSocketAddress.createUnresolved(host.strip(), value);
  }

  private static int number(String part, String digits) {
    try {
      return Integer.parseUnsignedInt(digits.strip());
    } catch (NumberFormatException e) {
      throw wrong(part);
    }
  }

  private static ConfigurationException wrong(String part) {
    return new ConfigurationException("peers must read like 0=host:port,1=host:port, not: " + part);
  }
}
