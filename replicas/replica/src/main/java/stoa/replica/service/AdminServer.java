package stoa.replica.service;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import stoa.replica.log.ConfigurationException;

/// The administration service on a loopback port of its own.
@Singleton
public final class AdminServer implements AutoCloseable {
  private final Server server;
  private final int configuredPort;

  AdminServer(ReplicaConfiguration configuration, AdminServices administration) {
    this.configuredPort = configuration.adminPort();
    var builder =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), configuredPort))
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    administration.services().forEach(builder::addService);
    this.server = builder.build();
  }

  /// Begins to listen.
  ///
  /// @throws ConfigurationException when the port is taken
  public void start() {
    try {
      server.start();
    } catch (IOException e) {
      throw new ConfigurationException(
          "the administration port " + configuredPort + " is taken: set STOA_ADMIN_PORT");
    }
  }

  /// The port it listens on.
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
