package stoa.ordering.udp.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.ordering.udp.ConfigurationException;

class LossyFilterTest {
  @Test
  void losesRepeatsAndReordersAsOftenAsConfigured() {
    List<Integer> passed = pass(new LossyFilter(0.2, 0.1, 0.1, 42), 100_000);

    long distinct = passed.stream().distinct().count();
    assertTrue(Math.abs(distinct - 80_000) < 1_000, "distinct " + distinct);
    assertTrue(Math.abs(passed.size() - 88_000) < 1_500, "in all " + passed.size());
    assertTrue(!passed.stream().sorted().toList().equals(passed), "in order");
  }

  @Test
  void doesTheSameWithTheSameSeed() {
    assertEquals(
        pass(new LossyFilter(0.3, 0.3, 0.3, 1), 1000),
        pass(new LossyFilter(0.3, 0.3, 0.3, 1), 1000));
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThrows(ConfigurationException.class, () -> new LossyFilter(1.5, 0, 0, 1));
    assertThrows(ConfigurationException.class, () -> new LossyFilter(0, Double.NaN, 0, 1));
  }

  private static List<Integer> pass(DatagramFilter filter, int count) {
    List<Integer> passed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteBuffer datagram = ByteBuffer.allocate(4).putInt(0, i);
      filter.pass(3, datagram).forEach(out -> passed.add(out.getInt(0)));
    }
    return passed;
  }
}
