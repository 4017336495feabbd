package stoa.system.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import stoa.crash.CrashPoint;

/// All crash points, in rounds: the points of a round are of different roles, and each has a
/// purchase of its own on its way.
///
/// @param leaderDies a member of the product group, most often with another process; every point of
///   that group is in one of these rounds
/// @param leaderLives the other rounds
record CrashRounds(List<List<CrashPoint>> leaderDies, List<List<CrashPoint>> leaderLives) {
  private enum Role {
    FUNCTION,
    LEADER,
    CUSTOMER_MEMBER,
    PAYMENT
  }

  /// Every point but those that only an abandoned cart leads past.
  static CrashRounds ofAllPoints() {
    List<CrashPoint> others = Stream.concat(of(Role.FUNCTION), of(Role.CUSTOMER_MEMBER)).toList();
    return new CrashRounds(
        sideBySide(of(Role.LEADER).toList(), others), of(Role.PAYMENT).map(List::of).toList());
  }

  private static Stream<CrashPoint> of(Role role) {
    return Stream.of(CrashPoint.values())
        .filter(point -> role(point) == role && Route.past(point) != Route.ABANDONED);
  }

  private static Role role(CrashPoint point) {
    String name = point.name();
    String role = name.substring(0, name.indexOf('_'));
    return switch (role) {
      case "BUYER" -> Role.FUNCTION;
      case "EXECUTOR", "PRODUCT" -> Role.LEADER;
      case "CUSTOMER" -> Role.CUSTOMER_MEMBER;
      case "PAYMENT" -> Role.PAYMENT;
      default -> throw new IllegalArgumentException("whose point is " + point + "?");
    };
  }

  private static List<List<CrashPoint>> sideBySide(List<CrashPoint> left, List<CrashPoint> right) {
    List<List<CrashPoint>> rounds = new ArrayList<>();
    for (int round = 0; round < Math.max(left.size(), right.size()); round++) {
      rounds.add(Stream.of(left, right).flatMap(number(round)).toList());
    }
    return List.copyOf(rounds);
  }

  private static Function<List<CrashPoint>, Stream<CrashPoint>> number(int round) {
    return points -> points.stream().skip(round).limit(1);
  }
}
