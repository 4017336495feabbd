package stoa.crash;

import java.util.List;

/// Reaches points in turn and says so.
final class CrashingMain {
  static final int ENDED_BY_ITSELF = 3;

  private CrashingMain() {}

  /// @param points by name
  public static void main(String[] points) {
    for (String point : List.of(points)) {
      CrashPoints.reach(CrashPoint.valueOf(point));
      System.out.println("past " + point);
    }
    System.exit(ENDED_BY_ITSELF);
  }
}
