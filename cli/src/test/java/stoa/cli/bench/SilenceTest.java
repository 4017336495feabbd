package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private final Silence silence = new Silence();

  @Test
  void theLongestTimeBetweenSuccessesCounts() {
    silence.begin(100);
    silence.success(110);
    silence.success(150);
    silence.success(170);
    assertEquals(Duration.ofNanos(40), silence.longest());
  }

  @Test
  void beginningAndEndAreItsBounds() {
    silence.begin(-50);
    silence.success(20);
    silence.success(30);
    assertEquals(Duration.ofNanos(70), silence.longest());
    silence.success(130);
    assertEquals(Duration.ofNanos(100), silence.longest());
  }

  @Test
  void successesThatAreToldLateShortenNothingAndLengthenNothing() {
    silence.begin(0);
    silence.success(50);
    silence.success(40);
    silence.success(60);
    assertEquals(Duration.ofNanos(50), silence.longest());
  }
}
