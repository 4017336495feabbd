package stoa.buyer;

import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.common.v1.CommandStatus;
import stoa.proto.common.v1.ItemId;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.CartTaken;
import stoa.proto.customer.v1.CheckSessionRequest;
import stoa.proto.customer.v1.CheckoutClosed;
import stoa.proto.customer.v1.CustomerCommandServiceGrpc.CustomerCommandServiceImplBase;
import stoa.proto.customer.v1.CustomerReadServiceGrpc.CustomerReadServiceImplBase;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.FraudSignals;
import stoa.proto.customer.v1.GetAccountRequest;
import stoa.proto.customer.v1.GetAccountResponse;
import stoa.proto.customer.v1.GetCheckoutRequest;
import stoa.proto.customer.v1.GetCheckoutResponse;
import stoa.proto.customer.v1.GetFraudSignalsRequest;
import stoa.proto.customer.v1.Role;
import stoa.proto.customer.v1.SessionStatus;
import stoa.proto.customer.v1.SubmitRequest;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetItemsResponse;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.GetOutcomeResponse;
import stoa.proto.product.v1.GetSuggestionsRequest;
import stoa.proto.product.v1.GetSuggestionsResponse;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.OrderState;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.ProductCommandServiceGrpc.ProductCommandServiceImplBase;
import stoa.proto.product.v1.ProductReadServiceGrpc.ProductReadServiceImplBase;
import stoa.proto.product.v1.ProductResult;
import stoa.proto.product.v1.Refused;
import stoa.proto.product.v1.WaitOutcomeRequest;

/// One member of each group over a real connection, that answers a purchase as the test says: what
/// a real group says only after ten thousand orders, or when others fail.
final class ScriptedGroups implements AutoCloseable {
  static final long BUYER = 1;

  /// What becomes of an order that is to be placed.
  enum Placing {
    PLACED,
    QUEUE_FULL,
    SILENCE
  }

  volatile Placing placing = Placing.PLACED;
  volatile boolean sessionsAreSilent;
  volatile boolean sessionsHaveEnded;

  /// Whether a session is told of only when an item has been asked for meanwhile.
  volatile boolean sessionsWaitForARead;

  volatile String buyerName = "Ann";
  volatile FraudSignals signals = FraudSignals.getDefaultInstance();
  volatile Optional<Refused> outcome = Optional.empty();
  final AtomicInteger sessionChecks = new AtomicInteger();
  private final Semaphore reads = new Semaphore(0);
  private volatile Order order = Order.getDefaultInstance();
  private final Server server;

  ScriptedGroups() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new Customers())
            .addService(new CustomerReads())
            .addService(new Products())
            .addService(new ProductReads())
            .build()
            .start();
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  /// As at the beginning.
  void reset() {
    placing = Placing.PLACED;
    sessionsAreSilent = false;
    sessionsHaveEnded = false;
    sessionsWaitForARead = false;
    reads.drainPermits();
    buyerName = "Ann";
    signals = FraudSignals.getDefaultInstance();
    outcome = Optional.empty();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static <A> void send(StreamObserver<A> observer, A answer) {
    observer.onNext(answer);
    observer.onCompleted();
  }

  private static CommandResult decided(ByteString result) {
    return CommandResult.newBuilder()
        .setStatus(CommandStatus.COMMAND_STATUS_DECIDED)
        .setResult(result)
        .setGroupTimeMillis(1)
        .build();
  }

  private static final class Customers extends CustomerCommandServiceImplBase {
    @Override
    public void submit(SubmitRequest request, StreamObserver<CommandResult> observer) {
      CustomerResult.Builder result = CustomerResult.newBuilder();
      if (request.getOperation().hasTakeCart()) {
        var line =
            CartLine.newBuilder()
                .setItemId(ItemId.newBuilder().setCategory(1).setNumber(1))
                .setQuantity(1);
        result.setCartTaken(
            CartTaken.newBuilder().setState(CartTaken.State.STATE_TAKEN).addLines(line));
      } else {
        result.setCheckoutClosed(CheckoutClosed.getDefaultInstance());
      }
      send(observer, decided(result.build().toByteString()));
    }
  }

  private final class CustomerReads extends CustomerReadServiceImplBase {
    @Override
    public void checkSession(CheckSessionRequest request, StreamObserver<SessionStatus> observer) {
      sessionChecks.incrementAndGet();
      if (sessionsWaitForARead) {
        reads.acquireUninterruptibly();
      }
      if (!sessionsAreSilent) {
        send(
            observer,
            SessionStatus.newBuilder()
                .setActive(!sessionsHaveEnded)
                .setRole(Role.ROLE_BUYER)
                .setAccountId(BUYER)
                .setGroupTimeMillis(1)
                .build());
      }
    }

    @Override
    public void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> observer) {
      send(observer, GetAccountResponse.newBuilder().setFound(true).setName(buyerName).build());
    }

    @Override
    public void getCheckout(
        GetCheckoutRequest request, StreamObserver<GetCheckoutResponse> observer) {
      send(observer, GetCheckoutResponse.getDefaultInstance());
    }

    @Override
    public void getFraudSignals(
        GetFraudSignalsRequest request, StreamObserver<FraudSignals> observer) {
      send(observer, signals);
    }
  }

  private final class Products extends ProductCommandServiceImplBase {
    @Override
    public void submit(
        stoa.proto.product.v1.SubmitRequest request, StreamObserver<CommandResult> observer) {
      var operation = request.getOperation();
      switch (operation.getOperationCase()) {
        case PLACE_ORDER -> place(operation.getPlaceOrder(), observer);
        case REFUSE_ORDER -> {
          var refused = Refused.newBuilder().setReason(operation.getRefuseOrder().getReason());
          answer(observer, OrderOutcome.newBuilder().setRefused(refused));
        }
        default -> answer(observer, OrderOutcome.newBuilder().setOrder(order));
      }
    }

    private void place(PlaceOrder command, StreamObserver<CommandResult> observer) {
      order =
          Order.newBuilder()
              .setOrderId(command.getOrderId())
              .setBuyerId(command.getBuyerId())
              .setLoyaltyCard(command.getLoyaltyCard())
              .setState(OrderState.ORDER_STATE_PLACED)
              .build();
      switch (placing) {
        case PLACED -> answer(observer, OrderOutcome.newBuilder().setOrder(order));
        case SILENCE -> {}
        case QUEUE_FULL ->
            observer.onError(
                Status.RESOURCE_EXHAUSTED
                    .withDescription("queue-full: 10000 orders are waiting")
                    .asRuntimeException(notTaken()));
      }
    }

    private static Metadata notTaken() {
      var trailers = new Metadata();
      trailers.put(Metadata.Key.of("stoa-not-taken", Metadata.ASCII_STRING_MARSHALLER), "true");
      return trailers;
    }

    private static void answer(
        StreamObserver<CommandResult> observer, OrderOutcome.Builder outcome) {
      var result = ProductResult.newBuilder().setOutcome(outcome.setBuyerId(BUYER));
      send(observer, decided(result.build().toByteString()));
    }
  }

  private final class ProductReads extends ProductReadServiceImplBase {
    @Override
    public void getOutcome(GetOutcomeRequest request, StreamObserver<GetOutcomeResponse> observer) {
      var answer = GetOutcomeResponse.newBuilder();
      outcome.ifPresent(refused ->
          answer
              .setFound(true)
              .setOutcome(OrderOutcome.newBuilder().setRefused(refused).setBuyerId(BUYER)));
      send(observer, answer.build());
    }

    /// An order that is never driven on.
    @Override
    public void waitOutcome(
        WaitOutcomeRequest request, StreamObserver<GetOutcomeResponse> observer) {
      CompletableFuture.delayedExecutor(request.getWaitMillis(), TimeUnit.MILLISECONDS)
          .execute(() ->
              send(
                  observer,
                  GetOutcomeResponse.newBuilder()
                      .setFound(true)
                      .setOutcome(OrderOutcome.newBuilder().setOrder(order).setBuyerId(BUYER))
                      .build()));
    }

    @Override
    public void getItems(GetItemsRequest request, StreamObserver<GetItemsResponse> observer) {
      reads.release();
      send(observer, GetItemsResponse.newBuilder().setGroupTimeMillis(1).build());
    }

    @Override
    public void getSuggestions(
        GetSuggestionsRequest request, StreamObserver<GetSuggestionsResponse> observer) {
      send(observer, GetSuggestionsResponse.getDefaultInstance());
    }
  }
}
