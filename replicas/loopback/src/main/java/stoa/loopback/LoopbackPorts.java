package stoa.loopback;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Ports on the loopback address for processes that are about to be started.
///
/// A port that the system gave, and that was closed again, may be given to somebody else before it
/// is bound: to an outgoing connection of any program, or to the next who asks for any port. So
/// these come from below the range that the system gives from, each once per process, beginning at
/// a random one. Another process may still be given the same one; that is unlikely, and its later
/// bind fails.
public final class LoopbackPorts {
  /// The lowest that is given.
  public static final int LOWEST = 12_000;

  /// Below this, and below what systems give by themselves (from 32 768 on Linux).
  public static final int END = 31_000;

  private static final AtomicInteger next =
      new AtomicInteger(RandomGenerator.getDefault().nextInt(END - LOWEST));

  private LoopbackPorts() {}

  /// A port that is free for connections and for datagrams.
  ///
  /// @throws IllegalStateException if there is none
  public static int free() {
    for (int attempt = LOWEST; attempt < END; attempt++) {
      int port = LOWEST + Math.floorMod(next.getAndIncrement(), END - LOWEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port from " + LOWEST + " to " + END + " is free");
  }

  /// So many different ones.
  public static List<Integer> free(int count) {
    return Stream.generate(LoopbackPorts::free).limit(count).toList();
  }

  /// Whether the port can be bound on the loopback address at this moment, for both.
  public static boolean isFree(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (var tcp = new ServerSocket();
        var udp = new DatagramSocket(null)) {
      // What a closed connection leaves behind for a minute does not count.
      tcp.setReuseAddress(true);
      tcp.bind(new InetSocketAddress(loopback, port));
      udp.bind(new InetSocketAddress(loopback, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
