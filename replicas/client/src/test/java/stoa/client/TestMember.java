package stoa.client;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.common.v1.CommandStatus;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetItemsResponse;
import stoa.proto.product.v1.ProductCommandServiceGrpc.ProductCommandServiceImplBase;
import stoa.proto.product.v1.ProductReadServiceGrpc.ProductReadServiceImplBase;
import stoa.proto.product.v1.SubmitRequest;

/// A member that takes calls over a real connection and does with them what it is told.
final class TestMember implements AutoCloseable {
  /// What it does with a call.
  enum Way {
    ANSWER,
    REFUSE,
    REFUSE_NAMING_LEADER,
    NEVER_ANSWER,
    BREAK,
    TOO_OLD,
    FIND_MALFORMED,
    TURN_AWAY_FROM_A_FULL_QUEUE
  }

  volatile Way way = Way.ANSWER;
  volatile int leader;
  final List<SubmitRequest> commands = new CopyOnWriteArrayList<>();
  final List<GetItemsRequest> reads = new CopyOnWriteArrayList<>();
  private final Server server;

  TestMember() throws IOException {
    this(0);
  }

  TestMember(int port) throws IOException {
    this(port, builder -> {});
  }

  /// @param security puts TLS before it
  TestMember(int port, Consumer<NettyServerBuilder> security) throws IOException {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .addService(new Commands())
            .addService(new Reads());
    security.accept(builder);
    server = builder.build().start();
  }

  int port() {
    return server.getPort();
  }

  MemberAddress address() {
    return new MemberAddress("127.0.0.1", port());
  }

  @Override
  public void close() {
    try {
      server.shutdownNow().awaitTermination();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private <A> void act(StreamObserver<A> answers, A answer) {
    switch (way) {
      case ANSWER, TOO_OLD -> {
        answers.onNext(answer);
        answers.onCompleted();
      }
      case REFUSE -> answers.onError(Status.UNAVAILABLE.asRuntimeException(notTaken()));
      case REFUSE_NAMING_LEADER -> {
        Metadata trailers = notTaken();
        trailers.put(MemberCall.LEADER, Integer.toString(leader));
        answers.onError(Status.UNAVAILABLE.asRuntimeException(trailers));
      }
      case NEVER_ANSWER -> {}
      case BREAK -> answers.onError(Status.UNAVAILABLE.asRuntimeException());
      case TURN_AWAY_FROM_A_FULL_QUEUE ->
          answers.onError(
              Status.RESOURCE_EXHAUSTED
                  .withDescription("queue-full: 10000 orders are waiting")
                  .asRuntimeException(notTaken()));
      case FIND_MALFORMED -> answers.onError(Status.INVALID_ARGUMENT.asRuntimeException());
    }
  }

  private static Metadata notTaken() {
    Metadata trailers = new Metadata();
    trailers.put(MemberCall.NOT_TAKEN, "true");
    return trailers;
  }

  private final class Commands extends ProductCommandServiceImplBase {
    @Override
    public void submit(SubmitRequest request, StreamObserver<CommandResult> answers) {
      commands.add(request);
      CommandStatus status =
          way == Way.TOO_OLD
              ? CommandStatus.COMMAND_STATUS_TOO_OLD
              : CommandStatus.COMMAND_STATUS_DECIDED;
      act(answers, CommandResult.newBuilder().setStatus(status).setGroupTimeMillis(7).build());
    }
  }

  private final class Reads extends ProductReadServiceImplBase {
    @Override
    public void getItems(GetItemsRequest request, StreamObserver<GetItemsResponse> answers) {
      reads.add(request);
      act(answers, GetItemsResponse.newBuilder().setGroupTimeMillis(5).build());
    }
  }
}
