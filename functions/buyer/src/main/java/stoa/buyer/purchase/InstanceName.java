package stoa.buyer.purchase;

import java.security.SecureRandom;
import java.util.function.Supplier;

/// This function's name in vector clocks. It is drawn when it is first needed, which is after the
/// process's start and after a restore from a snapshot, so that no two instances share a slot.
public final class InstanceName implements Supplier<String> {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 10;

  private volatile String name = "";

  @Override
  public String get() {
    if (name.isEmpty()) {
      draw();
    }
    return name;
  }

  private synchronized void draw() {
    if (name.isEmpty()) {
      StringBuilder drawn = new StringBuilder("buyer-");
      new SecureRandom()
          .ints(LENGTH, 0, LETTERS.length())
          .forEach(letter -> drawn.append(LETTERS.charAt(letter)));
      name = drawn.toString();
    }
  }
}
