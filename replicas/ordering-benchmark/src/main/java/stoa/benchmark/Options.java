package stoa.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What to measure and how long.
///
/// @param members of each group: 3, 5 or 7
/// @param clients numbers of clients for `load`
/// @param commandBytes the size of every command
/// @param seconds measured time of each step of `load` and of `idle`
/// @param rounds how often `load` alternates between the groups
/// @param kills how often `kill` kills
/// @param minutes how long `views` watches
/// @param burners threads that burn CPU beside `views`
/// @param paceMillis how long each client of `views` rests after an answer
/// @param kinds which groups `load`, `idle` and `kill` measure
/// @param jvmFlags for the members' processes, beside the standard ones
/// @param directory for the members' data and logs
record Options(
    int members,
    List<Integer> clients,
    int commandBytes,
    int seconds,
    int rounds,
    int kills,
    int minutes,
    int burners,
    int paceMillis,
    List<GroupKind> kinds,
    List<String> jvmFlags,
    Path directory) {
  static final String HELP =
      """
      Measures the customer group's ordering alone, next to Raft.

        load    latency and throughput with waiting clients
        idle    CPU of a group that does nothing
        kill    the longest gap of one steady writer after each kill -9
        views   view changes under load while nobody is killed
        all     all four, one after the other

      Options, with what they are when absent:
        --members 5          of each group
        --clients 1,10,100,1000
        --bytes 256          of each command
        --seconds 8          of each step of load; 60 is used for idle when absent
        --rounds 2           of load, alternating between the groups
        --kills 20           of each group
        --minutes 5          of views
        --burners 2          threads that burn CPU beside views
        --pace 0             milliseconds that each client of views rests after an answer
        --groups sequencer,raft
        --jvm FLAG,FLAG      for the members, beside their standard ones
        --directory DIR      for data and logs; target/benchmark by default
      """;

  /// Reads `--name value` pairs.
  ///
  /// @throws IllegalArgumentException for what is unknown
  static Options of(List<String> arguments) {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      given.put(arguments.get(i), arguments.get(i + 1));
    }
    Options options =
        new Options(
            integer(given, "--members", 5),
            Arrays.stream(text(given, "--clients", "1,10,100,1000").split(",", -1))
                .map(Integer::valueOf)
                .toList(),
            integer(given, "--bytes", 256),
            integer(given, "--seconds", 0),
            integer(given, "--rounds", 2),
            integer(given, "--kills", 20),
            integer(given, "--minutes", 5),
            integer(given, "--burners", 2),
            integer(given, "--pace", 0),
            Arrays.stream(text(given, "--groups", "sequencer,raft").split(",", -1))
                .map(name -> GroupKind.valueOf(name.toUpperCase(java.util.Locale.ROOT)))
                .toList(),
            Arrays.stream(text(given, "--jvm", "").split(",", -1))
                .filter(flag -> !flag.isEmpty())
                .toList(),
            Path.of(text(given, "--directory", "target/benchmark")));
    if (!given.isEmpty() || arguments.size() % 2 != 0) {
      throw new IllegalArgumentException("unknown: " + given + "\n" + HELP);
    }
    return options;
  }

  /// The time given, or what is usual for a measurement.
  int secondsOr(int usual) {
    return seconds == 0 ? usual : seconds;
  }

  private static String text(Map<String, String> given, String name, String absent) {
    String value = given.remove(name);
    return value == null ? absent : value;
  }

  private static int integer(Map<String, String> given, String name, int absent) {
    return Integer.parseInt(text(given, name, String.valueOf(absent)));
  }
}
