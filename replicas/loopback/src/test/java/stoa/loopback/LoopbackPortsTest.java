package stoa.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void noPortIsGivenTwice() {
    List<Integer> ports = LoopbackPorts.free(500);
    assertEquals(500, new HashSet<>(ports).size());
  }

  @Test
  void noneIsOfThoseThatTheSystemGivesByItself() {
    for (int port : LoopbackPorts.free(50)) {
      assertTrue(port >= LoopbackPorts.LOWEST && port < LoopbackPorts.END, () -> "" + port);
    }
  }

  @Test
  void aPortIsTakenWhoeverListensThere() throws IOException {
    int port = LoopbackPorts.free();
    assertTrue(LoopbackPorts.isFree(port));
    try (var tcp = new ServerSocket(port, 1, LOOPBACK)) {
      assertFalse(LoopbackPorts.isFree(tcp.getLocalPort()), "for connections");
    }
    try (var udp = new DatagramSocket(new InetSocketAddress(LOOPBACK, port))) {
      assertFalse(LoopbackPorts.isFree(udp.getLocalPort()), "for datagrams");
    }
    assertTrue(LoopbackPorts.isFree(port));
  }
}
