package stoa.ordering.udp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.Message;
import stoa.ordering.udp.datagram.DatagramFilter;
import stoa.ordering.udp.datagram.DatagramPackers;
import stoa.ordering.udp.datagram.DatagramReader;
import stoa.ordering.udp.datagram.Envelope;
import stoa.ordering.udp.datagram.RefusalLog;
import stoa.ordering.udp.wire.MessageCodec;

/// The member's socket: messages in and out. Never waits and never fails because of what the
/// network does: a datagram that the socket does not take is lost like one on the way.
///
/// Messages to all are packed and signed once. Used by the loop's thread.
final class DatagramTransport implements Closeable {
  /// Room for a burst of large requests; the operating system may give less.
  private static final int SOCKET_BUFFER_BYTES = 4 << 20;

  private static final Logger log = LoggerFactory.getLogger(DatagramTransport.class);

  private final DatagramChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final List<InetSocketAddress> peers;
  private final int self;
  private final DatagramFilter filter;
  private final DatagramReader reader;
  private final DatagramPackers packers;
  private final SequencerMetrics metrics;
  private final ByteBuffer received = ByteBuffer.allocateDirect(Envelope.MAXIMUM_BYTES + 1);

  DatagramTransport(
      SequencerConfiguration configuration, DatagramFilter filter, SequencerMetrics metrics) {
    this.peers = configuration.peers();
    this.self = configuration.group().self();
    this.filter = filter;
    this.metrics = metrics;
    Envelope envelope = new Envelope(configuration.cluster(), configuration.keys());
    MessageCodec codec = new MessageCodec(configuration.group());
    RefusalLog refusals = new RefusalLog(metrics::refused, System::nanoTime);
    this.reader = new DatagramReader(codec, envelope, peers.size(), self, refusals);
    long firstName = new SecureRandom().nextLong();
    this.packers =
        new DatagramPackers(codec, envelope, peers.size(), self, firstName, System::nanoTime);
    try {
      this.channel = bind(configuration.ownAddress());
      this.selector = Selector.open();
      this.key = channel.register(selector, SelectionKey.OP_READ);
    } catch (IOException e) {
      throw new ConfigurationException(
          "cannot receive datagrams at " + configuration.ownAddress() + ": " + e.getMessage(), e);
    }
  }

  /// Ends a sleep when a datagram has arrived, unless [#pause] says otherwise.
  Selector selector() {
    return selector;
  }

  /// Whether arriving datagrams may end a sleep.
  void pause(boolean paused) {
    int interest = paused ? 0 : SelectionKey.OP_READ;
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  void send(int to, Message message) {
    packers.to(to).add(message);
  }

  void broadcast(Message message) {
    packers.toAll().add(message);
  }

  /// Puts everything on its way.
  void flush() {
    for (ByteBuffer datagram : packers.toAll().drain()) {
      for (int peer = 0; peer < peers.size(); peer++) {
        if (peer != self) {
          transmit(peer, datagram);
        }
      }
    }
    for (int peer = 0; peer < peers.size(); peer++) {
      for (ByteBuffer datagram : packers.to(peer).drain()) {
        transmit(peer, datagram);
      }
    }
  }

  /// Takes what has arrived, up to a number of datagrams.
  ///
  /// @return the messages, in order of arrival
  Arrivals receive(int maximumDatagrams) {
    List<Message> messages = new ArrayList<>();
    int datagrams = 0;
    while (datagrams < maximumDatagrams && receiveOne()) {
      messages.addAll(reader.read(received.flip(), System.nanoTime()));
      datagrams++;
    }
    if (datagrams > 0) {
      metrics.datagramsReceived.increment(datagrams);
    }
    return new Arrivals(datagrams, messages);
  }

  /// @param datagrams how many arrived, refused ones included
  record Arrivals(int datagrams, List<Message> messages) {}

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }

  private boolean receiveOne() {
    try {
      received.clear();
      return channel.receive(received) != null;
    } catch (IOException e) {
      log.debug("receiving failed", e);
      return false;
    }
  }

  private void transmit(int peer, ByteBuffer datagram) {
    for (ByteBuffer passed : filter.pass(peer, datagram)) {
      try {
        boolean sent = channel.send(passed.duplicate(), peers.get(peer)) > 0;
        (sent ? metrics.datagramsSent : metrics.datagramsUnsent).increment();
      } catch (IOException e) {
        metrics.datagramsUnsent.increment();
        log.debug("sending to member {} failed", peer, e);
      }
    }
  }

  private static DatagramChannel bind(InetSocketAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
      return channel.bind(address);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
