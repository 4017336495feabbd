package stoa.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {
  @Test
  void theLongestGapIsFoundWhateverTheOrder() {
    assertEquals(new Outage(20, 90), Outage.within(10, 100, List.of(95L, 20L, 90L, 15L)));
  }

  @Test
  void whatLiesOutsideTheWindowEndsNoGap() {
    assertEquals(new Outage(10, 100), Outage.within(10, 100, List.of(5L, 100L, 120L)));
  }

  @Test
  void theWindowsEndEndsAGap() {
    assertEquals(new Outage(30, 100), Outage.within(10, 100, List.of(20L, 30L)));
  }

  @Test
  void aGapIsToldInSeconds() {
    assertEquals(2.5, new Outage(1_000_000_000L, 3_500_000_000L).seconds());
  }
}
