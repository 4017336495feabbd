package stoa.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import stoa.cli.local.LocalSystem;

/// Units by name, several at once.
final class Units {
  private static final int MEMBERS = 5;

  private Units() {}

  static List<String> members(String group) {
    return IntStream.range(0, MEMBERS).mapToObj(member -> group + "-" + member).toList();
  }

  /// Every unit of a system.
  static List<String> all(LocalSystem system) {
    List<String> units = new ArrayList<>(members("customer"));
    units.addAll(members("product"));
    units.add("payment");
    system.status().functions().forEach(function -> units.add(function.name()));
    units.add("gateway");
    return units;
  }

  /// Kills them at once; each is started again after the time given.
  static void kill(LocalSystem system, List<String> units, Duration down) {
    Together.run(units, unit -> system.kill(unit, down));
  }
}
