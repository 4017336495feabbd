package stoa.lambda;

import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import stoa.proto.customer.v1.CustomerReadServiceGrpc;
import stoa.proto.customer.v1.SessionStatus;

/// Stands in for both groups while [Priming] runs, on a free port of the loopback: every session
/// runs, and every other question has an empty answer.
final class StandInGroup implements AutoCloseable {
  private static final byte[] NOTHING = {};
  private static final byte[] RUNNING =
      SessionStatus.newBuilder()
          .setActive(true)
          .setAccountId(1)
          .setGroupTimeMillis(1)
          .build()
          .toByteArray();

  private final Server server;

  private StandInGroup(Server server) {
    this.server = server;
  }

  static StandInGroup start() throws IOException {
    return new StandInGroup(
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .fallbackHandlerRegistry(new EveryMethod())
            .build()
            .start());
  }

  /// As of a member.
  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class EveryMethod extends HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(
        String name, @org.jspecify.annotations.Nullable String authority) {
      boolean session =
          name.equals(CustomerReadServiceGrpc.getCheckSessionMethod().getFullMethodName());
      byte[] answer = session ? RUNNING : NOTHING;
      return ServerMethodDefinition.create(
          MethodDescriptor.<byte[], byte[]>newBuilder(new Bytes(), new Bytes())
              .setType(MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(name)
              .build(),
          ServerCalls.asyncUnaryCall((request, observer) -> {
            observer.onNext(answer);
            observer.onCompleted();
          }));
    }
  }

  /// Messages as they are on the wire.
  private record Bytes() implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
