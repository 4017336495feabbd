package stoa.tls;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import stoa.tls.grpc.GrpcTls;
import stoa.tls.grpc.RoleInterceptor;

/// A gRPC server on loopback that only buyer functions may call, and calls to it.
final class TestConnection implements AutoCloseable {
  private final Server server;

  TestConnection(MutualTls tls) throws IOException {
    var callers = Map.of(HealthGrpc.SERVICE_NAME, PeerRule.anyOf(Role.BUYER_FUNCTION));
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sslContext(GrpcTls.forServing(tls))
            .intercept(new RoleInterceptor(tls, callers))
            .addService(new HealthStatusManager().getHealthService())
            .build()
            .start();
  }

  /// A channel whose callee must be a member of the customer group.
  ManagedChannel channel(MutualTls caller) {
    return NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
        .sslContext(GrpcTls.forCalling(caller, PeerRule.anyOf(Role.CUSTOMER_MEMBER)))
        .build();
  }

  /// How one call over a connection of its own ends: `OK`, or the code of its failure.
  String callOnce(MutualTls caller) {
    ManagedChannel channel = channel(caller);
    try {
      return call(channel);
    } finally {
      channel.shutdownNow();
    }
  }

  static String call(ManagedChannel channel) {
    try {
      HealthGrpc.newBlockingStub(channel)
          .withDeadlineAfter(20, TimeUnit.SECONDS)
          .check(HealthCheckRequest.getDefaultInstance());
      return "OK";
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode().name();
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
