package stoa.product.executor;

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
import stoa.proto.common.v1.CommandResult;
import stoa.proto.common.v1.CommandStatus;
import stoa.proto.customer.v1.AbandonedCheckout;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.customer.v1.CustomerCommandServiceGrpc.CustomerCommandServiceImplBase;
import stoa.proto.customer.v1.CustomerReadServiceGrpc.CustomerReadServiceImplBase;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.ListAbandonedCheckoutsRequest;
import stoa.proto.customer.v1.ListAbandonedCheckoutsResponse;
import stoa.proto.customer.v1.PurchaseRecorded;
import stoa.proto.customer.v1.RecordPurchase;
import stoa.proto.customer.v1.SubmitRequest;
import stoa.replica.service.GrpcAnswers;

/// The customer group as one member over a real connection, that keeps what it is told.
final class ScriptedCustomers implements AutoCloseable {
  final List<RecordPurchase> purchases = new CopyOnWriteArrayList<>();
  final List<CloseCheckout> closes = new CopyOnWriteArrayList<>();
  final List<AbandonedCheckout> abandoned = new CopyOnWriteArrayList<>();
  volatile boolean away;
  private final Server server;

  ScriptedCustomers() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new Commands())
            .addService(new Reads())
            .build()
            .start();
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Commands extends CustomerCommandServiceImplBase {
    @Override
    public void submit(SubmitRequest request, StreamObserver<CommandResult> observer) {
      if (away) {
        var trailers = new Metadata();
        trailers.put(GrpcAnswers.NOT_TAKEN, "true");
        observer.onError(Status.UNAVAILABLE.asRuntimeException(trailers));
        return;
      }
      var operation = request.getOperation();
      if (operation.hasRecordPurchase()) {
        purchases.add(operation.getRecordPurchase());
      } else {
        closes.add(operation.getCloseCheckout());
        abandoned.removeIf(
            one -> one.getOrderId().equals(operation.getCloseCheckout().getOrderId()));
      }
      var result =
          CustomerResult.newBuilder()
              .setPurchaseRecorded(PurchaseRecorded.newBuilder().setAccountKnown(true));
      observer.onNext(
          CommandResult.newBuilder()
              .setStatus(CommandStatus.COMMAND_STATUS_DECIDED)
              .setResult(result.build().toByteString())
              .build());
      observer.onCompleted();
    }
  }

  private final class Reads extends CustomerReadServiceImplBase {
    @Override
    public void listAbandonedCheckouts(
        ListAbandonedCheckoutsRequest request,
        StreamObserver<ListAbandonedCheckoutsResponse> observer) {
      observer.onNext(
          ListAbandonedCheckoutsResponse.newBuilder().addAllCheckouts(abandoned).build());
      observer.onCompleted();
    }
  }
}
