package stoa.ordering;

/// Who is in the group, and who this member is.
///
/// @param members how many: 3, 5 or 7
/// @param self this member's id, 0 to members - 1
public record GroupConfiguration(int members, int self, Limits limits, Timing timing) {
  public GroupConfiguration {
    if (members != 3 && members != 5 && members != 7) {
      throw new IllegalArgumentException("a group has 3, 5 or 7 members, not " + members);
    }
    if (self < 0 || self >= members) {
      throw new IllegalArgumentException("no member " + self + " in a group of " + members);
    }
  }

  public static GroupConfiguration standard(int members, int self) {
    return new GroupConfiguration(members, self, Limits.standard(), Timing.standard());
  }

  /// More than half of the configured members.
  public int majority() {
    return members / 2 + 1;
  }

  /// Whose turn `number` is. Never moves.
  public int owner(long number) {
    return (int) (number % members);
  }
}
