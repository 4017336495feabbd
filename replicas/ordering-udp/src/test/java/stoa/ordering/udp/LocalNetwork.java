package stoa.ordering.udp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import stoa.ordering.udp.datagram.DatagramFilter;

/// What tests do to the network between members: cut members off, or make one stand still, because
/// its loop is stuck in sending.
final class LocalNetwork {
  private final Set<Integer> isolated = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<Integer, CountDownLatch> paused = new ConcurrentHashMap<>();

  /// What a member sends passes through this.
  DatagramFilter of(int member, DatagramFilter next) {
    return (peer, datagram) -> {
      awaitResumed(member);
      return isolated.contains(member) || isolated.contains(peer)
          ? List.<ByteBuffer>of()
          : next.pass(peer, datagram);
    };
  }

  void isolate(int member) {
    isolated.add(member);
  }

  void reconnect(int member) {
    isolated.remove(member);
  }

  void pause(int member) {
    paused.put(member, new CountDownLatch(1));
  }

  void resume(int member) {
    CountDownLatch latch = paused.remove(member);
    if (latch != null) {
      latch.countDown();
    }
  }

  private void awaitResumed(int member) {
    CountDownLatch latch = paused.get(member);
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
