package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TroubleTest {
  private final Trouble trouble = new Trouble();

  @Test
  void noCallMeetsWhatNeverBegan() {
    trouble.end(5);
    assertFalse(trouble.meets(0, 10));
  }

  @Test
  void callsThatWereUnderWayMeetIt() {
    trouble.begin(100);
    trouble.begin(150);
    assertFalse(trouble.meets(50, 99), "answered before");
    assertTrue(trouble.meets(50, 100), "under way when it began");
    assertTrue(trouble.meets(1000, 1001), "it has not ended");
    trouble.end(200);
    trouble.end(300);
    assertTrue(trouble.meets(50, 1001), "all the time");
    assertTrue(trouble.meets(199, 1001), "called before it ended");
    assertFalse(trouble.meets(200, 1001), "called afterwards");
  }
}
