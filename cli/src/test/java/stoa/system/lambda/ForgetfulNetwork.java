package stoa.system.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Ways from a sandbox to the parts of a system, which can forget their connections as networks do
/// with those of somebody who sleeps: whatever is sent on them is lost, and neither end is told.
final class ForgetfulNetwork implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int BUFFER_BYTES = 16 * 1024;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ServerSocket> entries = new CopyOnWriteArrayList<>();
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger lostRequests = new AtomicInteger();

  /// Opens a way.
  ///
  /// @param target `host:port`
  /// @return `host:port` that leads there
  String wayTo(String target) {
    try {
      ServerSocket entry = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      entries.add(entry);
      threads.execute(() -> accept(entry, target));
      return "127.0.0.1:" + entry.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private void accept(ServerSocket entry, String target) {
    int colon = target.lastIndexOf(':');
    try {
      while (true) {
        Socket inside = entry.accept();
        connect(inside, target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
      }
    } catch (IOException closed) {
      // The network is no longer needed.
    }
  }

  private void connect(Socket inside, String host, int port) throws IOException {
    try {
      Connection connection = new Connection(inside, new Socket(host, port));
      connections.add(connection);
      threads.execute(
          () -> connection.carry(connection.inside, connection.outside, this::lostFromInside));
      threads.execute(() -> connection.carry(connection.outside, connection.inside, (_, _) -> {}));
    } catch (IOException refused) {
      inside.close();
    }
  }

  /// Forgets the connections of this moment. Later ones are carried.
  ///
  /// @return how many there were
  int forget() {
    List<Connection> open = connections.stream().filter(Connection::isCarried).toList();
    open.forEach(connection -> connection.forgotten = true);
    return open.size();
  }

  /// How many connections are carried now.
  long carried() {
    return connections.stream().filter(Connection::isCarried).count();
  }

  /// How many requests were sent on forgotten connections. Each costs who sent it a wait for
  /// nothing; a farewell (HTTP/2's GOAWAY) does not.
  int lostRequests() {
    return lostRequests.get();
  }

  private void lostFromInside(byte[] chunk, int length) {
    if (SentBytes.beginRequest(chunk, length)) {
      lostRequests.incrementAndGet();
    }
  }

  @Override
  public void close() {
    try {
      for (ServerSocket entry : entries) {
        entry.close();
      }
      for (Connection connection : connections) {
        connection.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    threads.close();
  }

  @FunctionalInterface
  private interface Loss {
    void lost(byte[] chunk, int length);
  }

  private static final class Connection {
    final Socket inside;
    final Socket outside;
    volatile boolean forgotten;

    Connection(Socket inside, Socket outside) {
      this.inside = inside;
      this.outside = outside;
    }

    boolean isCarried() {
      return !forgotten && !inside.isClosed();
    }

    /// One direction; both end together.
    void carry(Socket from, Socket to, Loss loss) {
      try {
        InputStream source = from.getInputStream();
        OutputStream target = to.getOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
          if (forgotten) {
            loss.lost(buffer, read);
          } else {
            target.write(buffer, 0, read);
          }
        }
      } catch (IOException broken) {
        // An end is an end.
      }
      if (!forgotten) {
        closeQuietly();
      }
    }

    private void closeQuietly() {
      try {
        close();
      } catch (IOException ignored) {
        // Nothing can be sent on it any more.
      }
    }

    void close() throws IOException {
      inside.close();
      outside.close();
    }
  }
}
