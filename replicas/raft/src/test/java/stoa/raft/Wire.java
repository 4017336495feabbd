package stoa.raft;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/// A loopback TCP relay between a caller and a server: can break, refuse and pause connections, as
/// a network does, without the product's knowledge.
final class Wire implements AutoCloseable {
  private final ServerSocket listener;
  private final IntSupplier target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean paused;
  private volatile boolean cut;

  /// @param target the server's port at the time of a connection
  Wire(IntSupplier target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  InetSocketAddress address() {
    return InetSocketAddress.createUnresolved("127.0.0.1", listener.getLocalPort());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var from = listener.accept();
        if (cut) {
          from.close();
          continue;
        }
        var to = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
        from.setTcpNoDelay(true);
        to.setTcpNoDelay(true);
        open.add(from);
        open.add(to);
        Thread.ofVirtual().start(() -> relay(from, to));
        Thread.ofVirtual().start(() -> relay(to, from));
      } catch (IOException | IllegalArgumentException e) {
        // The next connection may do better.
      }
    }
  }

  private void relay(Socket from, Socket to) {
    var buffer = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitNotPaused();
        out.write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException e) {
      // Broken: that is what wires are for here.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void awaitNotPaused() throws InterruptedException {
    lock.lock();
    try {
      while (paused) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Breaks every connection, once.
  void breakNow() {
    for (var socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        // Closed is closed.
      }
    }
  }

  /// Breaks every connection and refuses new ones.
  void cut() {
    cut = true;
    breakNow();
  }

  /// Takes connections again.
  void mend() {
    cut = false;
  }

  /// Stops reading, in both directions: connections stay and nothing arrives.
  void pause() {
    setPaused(true);
  }

  void resume() {
    setPaused(false);
  }

  private void setPaused(boolean value) {
    lock.lock();
    try {
      paused = value;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    resume();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    breakNow();
  }
}
