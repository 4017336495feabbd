package stoa.replica.apply;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import stoa.replica.log.ConfigurationException;

/// The levels of behaviour that this build knows. What a command does depends on the group's active
/// level and never on the build, so that old and new members can run side by side.
@Singleton
public final class Levels {
  /// The first level, with which a group starts.
  public static final int FIRST = 1;

  /// The newest level that this build knows.
  public static final int NEWEST = 1;

  /// How many members a group has.
  public static final int GROUP_SIZE = 5;

  /// The levels that this build knows: the newest and the one before.
  public List<Integer> known() {
    return NEWEST == FIRST ? List.of(FIRST) : List.of(NEWEST - 1, NEWEST);
  }

  /// @throws ConfigurationException when this build does not know the active level
  public void checkAtStart(int active) {
    if (!known().contains(active)) {
      throw new ConfigurationException(
          "the group's active level is "
              + active
              + " and this build knows "
              + known()
              + ": install a newer build");
    }
  }

  /// True when every member of the group is listed.
  boolean all(List<Integer> members) {
    Set<Integer> distinct = new TreeSet<>(members);
    return distinct.size() == GROUP_SIZE
        && distinct.stream().allMatch(m -> m >= 0 && m < GROUP_SIZE);
  }

  /// @throws UnknownOperationException when a level is activated that this build does not know
  void mustKnow(int level) {
    if (!known().contains(level)) {
      throw new UnknownOperationException(
          "level " + level + " is active now; install a newer build");
    }
  }
}
