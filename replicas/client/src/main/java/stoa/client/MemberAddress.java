package stoa.client;

import java.util.Arrays;
import java.util.List;

/// Where a member of a group takes calls.
///
/// @param host a host name or an address; IPv6 in brackets
/// @param port 1 to 65535
public record MemberAddress(String host, int port) {
  public MemberAddress {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not an address of a member: " + host + ":" + port);
    }
  }

  /// Reads `host:port,host:port,…`, in the order of the members' numbers.
  ///
  /// @throws IllegalArgumentException with one line that says what is wrong
  public static List<MemberAddress> parseList(String addresses) {
    return Arrays.stream(addresses.split(",", -1)).map(MemberAddress::parse).toList();
  }

  private static MemberAddress parse(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("'" + address + "' is not host:port");
    }
    try {
      return new MemberAddress(
          address.substring(0, colon).strip(),
          Integer.parseInt(address.substring(colon + 1).strip()));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("'" + address + "' is not host:port", notANumber);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
