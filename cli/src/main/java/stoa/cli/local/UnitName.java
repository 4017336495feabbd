package stoa.cli.local;

import java.util.ArrayList;
import java.util.List;

/// What a unit is called: `customer-3` (members count from 0), `buyer-1` (functions count from 1),
/// `payment`, `gateway`.
record UnitName(UnitKind kind, int number) implements Comparable<UnitName> {
  /// Members of a group.
  static final int MEMBERS = 5;

  /// So many of them serve without the others.
  static final int MAJORITY = MEMBERS / 2 + 1;

  /// Every unit of a system with so many functions of each kind, in the order of their start.
  static List<UnitName> all(int functions) {
    List<UnitName> names = new ArrayList<>();
    members(UnitKind.CUSTOMER).forEach(names::add);
    members(UnitKind.PRODUCT).forEach(names::add);
    names.add(new UnitName(UnitKind.PAYMENT, 0));
    for (int number = 1; number <= functions; number++) {
      names.add(new UnitName(UnitKind.BUYER, number));
      names.add(new UnitName(UnitKind.SELLER, number));
    }
    names.add(new UnitName(UnitKind.GATEWAY, 0));
    return List.copyOf(names);
  }

  /// The five members of a group.
  static List<UnitName> members(UnitKind group) {
    List<UnitName> names = new ArrayList<>();
    for (int member = 0; member < MEMBERS; member++) {
      names.add(new UnitName(group, member));
    }
    return List.copyOf(names);
  }

  @Override
  public int compareTo(UnitName other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return kind.isReplica() || kind.isFunction() ? kind.word() + "-" + number : kind.word();
  }
}
