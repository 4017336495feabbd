package stoa.ordering.udp.datagram;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import stoa.ordering.udp.ConfigurationException;

/// A bad network, repeatable by its seed: loses, repeats and reorders datagrams. A reordered one is
/// held back and sent behind the next to the same peer. Used by one thread.
public final class LossyFilter implements DatagramFilter {
  private final double loss;
  private final double duplication;
  private final double reorder;
  private final RandomGenerator random;
  private final Map<Integer, ByteBuffer> heldBack = new HashMap<>();

  /// Sets how bad it is.
  ///
  /// @param loss probability, 0 to 1, that a datagram vanishes
  /// @param duplication probability that one that does not vanish arrives twice
  /// @param reorder probability that one comes behind its successor
  public LossyFilter(double loss, double duplication, double reorder, long seed) {
    for (double probability : List.of(loss, duplication, reorder)) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new ConfigurationException("a probability is between 0 and 1, not " + probability);
      }
    }
    this.loss = loss;
    this.duplication = duplication;
    this.reorder = reorder;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @Override
  public List<ByteBuffer> pass(int peer, ByteBuffer datagram) {
    List<ByteBuffer> passed = new ArrayList<>(3);
    ByteBuffer earlier = heldBack.remove(peer);
    if (random.nextDouble() >= loss) {
      if (earlier == null && random.nextDouble() < reorder) {
        heldBack.put(peer, datagram);
      } else {
        passed.add(datagram);
      }
      if (random.nextDouble() < duplication) {
        passed.add(datagram);
      }
    }
    if (earlier != null) {
      passed.add(earlier);
    }
    return passed;
  }
}
