package stoa.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A process that hangs: the operating system takes its connections, and nothing ever answers.
final class FrozenFunction implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  FrozenFunction() throws IOException {}

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
