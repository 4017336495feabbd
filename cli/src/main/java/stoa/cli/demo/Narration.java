package stoa.cli.demo;

import java.io.PrintWriter;
import java.util.Locale;

/// What the story prints: scenes, what happens in them, and claims that hold or do not.
final class Narration {
  private final PrintWriter out;
  private final long beganNanos = System.nanoTime();
  private int claims;
  private int broken;

  Narration(PrintWriter out) {
    this.out = out;
  }

  /// The heading of a scene, with the seconds since the beginning.
  void scene(String title) {
    out.printf(Locale.ROOT, "%n%s  (%.1f s)%n", title, seconds());
    out.flush();
  }

  /// Something that happened.
  void tell(String what) {
    out.println("        " + what);
    out.flush();
  }

  /// Something that must hold.
  boolean claim(boolean holds, String what) {
    claims++;
    if (!holds) {
      broken++;
    }
    out.println((holds ? "  ok    " : "  WRONG ") + what);
    out.flush();
    return holds;
  }

  /// Claims that a call was answered in a certain way, and shows how it was instead.
  boolean claimAnswer(String expected, String got, String what) {
    boolean holds = expected.equals(got);
    return claim(holds, what + ": " + (holds ? got : "expected " + expected + ", got " + got));
  }

  /// The last line.
  void end() {
    out.printf(
        Locale.ROOT, "%n%d of %d claims held, after %.1f s%n", claims - broken, claims, seconds());
    out.flush();
  }

  boolean allHeld() {
    return broken == 0;
  }

  private double seconds() {
    return (System.nanoTime() - beganNanos) / 1e9;
  }
}
