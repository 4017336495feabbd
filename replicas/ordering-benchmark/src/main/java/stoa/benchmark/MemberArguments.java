package stoa.benchmark;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a member's process is started.
///
/// @param member its number
/// @param ports of all members on the loopback address, in order
/// @param directory its own
/// @param bootstrap whether this is the first start of the whole group
record MemberArguments(
    GroupKind kind, int member, List<Integer> ports, Path directory, boolean bootstrap) {
  List<String> toArguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(kind.name());
    arguments.add(String.valueOf(member));
    arguments.add(directory.toString());
    arguments.add(String.valueOf(bootstrap));
    ports.forEach(port -> arguments.add(String.valueOf(port)));
    return arguments;
  }

  static MemberArguments fromArguments(String[] arguments) {
    return new MemberArguments(
        GroupKind.valueOf(arguments[0]),
        Integer.parseInt(arguments[1]),
        Arrays.stream(arguments).skip(4).map(Integer::valueOf).toList(),
        Path.of(arguments[2]),
        Boolean.parseBoolean(arguments[3]));
  }

  /// The address of each member, in order.
  List<InetSocketAddress> addresses() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return ports.stream().map(port -> new InetSocketAddress(loopback, port)).toList();
  }
}
