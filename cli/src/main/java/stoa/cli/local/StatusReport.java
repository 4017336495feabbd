package stoa.cli.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The state of a whole local system, as `stoa status -o json` prints it.
///
/// @param healthy true when every part is up
public record StatusReport(
    boolean healthy,
    Service gateway,
    List<Service> functions,
    Service payment,
    List<Group> groups) {

  /// How a part is. Only `up` is healthy.
  public enum Health {
    UP,
    STARTING,
    /// It runs and says that it cannot serve, or does not answer.
    UNHEALTHY,
    PAUSED,
    DOWN;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A process that serves HTTP.
  ///
  /// @param kind `gateway`, `buyer`, `seller` or `payment`
  /// @param pid absent while it does not run
  /// @param detail why it is not up; empty otherwise
  public record Service(
      String name, String kind, String url, @Nullable Long pid, Health health, String detail) {}

  /// A group. The customer group has an epoch and a view, the product group a term and a leader.
  ///
  /// @param serving true when it can take commands
  /// @param leader the leader's name, absent while there is none
  public record Group(
      String name,
      boolean healthy,
      boolean serving,
      @Nullable Long epoch,
      @Nullable List<Integer> view,
      @Nullable Long term,
      @Nullable String leader,
      List<Member> members) {}

  /// A member of a group.
  ///
  /// @param role as the member says; empty when it does not answer
  /// @param position the last position applied, absent when it does not answer
  /// @param lag positions behind the furthest committed one that any member knows
  public record Member(
      String name,
      int member,
      String role,
      @Nullable Long position,
      @Nullable Long lag,
      @Nullable Long pid,
      @Nullable Long databasePid,
      Health health,
      String detail) {

    @JsonIgnore
    public boolean isUp() {
      return health == Health.UP;
    }
  }

  /// The group of that name.
  public Group group(String name) {
    return groups.stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no group " + name));
  }
}
