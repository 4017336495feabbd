package stoa.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// A function that reads a request's head, keeps its key, and dies: the connection breaks before
/// any answer.
final class SilentFunction implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofVirtual().start(this::serve);

  SilentFunction() throws IOException {}

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  List<String> keys() {
    return List.copyOf(keys);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept();
          BufferedReader head =
              new BufferedReader(
                  new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        readHead(head);
      } catch (IOException e) {
        // The caller went away, or the test is over.
      }
    }
  }

  private void readHead(BufferedReader head) throws IOException {
    for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("idempotency-key:")) {
        keys.add(line.substring(line.indexOf(':') + 1).strip());
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    thread.interrupt();
  }
}
