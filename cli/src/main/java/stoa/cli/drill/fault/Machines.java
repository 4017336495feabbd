package stoa.cli.drill.fault;

import java.time.Duration;

/// What can be done to the parts of a running system. Refusals are [stoa.cli.CommandFailure]s.
public interface Machines {
  /// @return the unit that the name meant
  String kill(String name, Duration down);

  /// @return the unit that the name meant
  String pause(String name, Duration time);

  /// @return the unit that the name meant
  String restart(String name);
}
