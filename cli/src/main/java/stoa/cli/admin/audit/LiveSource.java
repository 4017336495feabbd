package stoa.cli.admin.audit;

import io.grpc.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.AdminMember;
import stoa.proto.admin.v1.CustomerAuditServiceGrpc;
import stoa.proto.admin.v1.CustomerAuditServiceGrpc.CustomerAuditServiceBlockingStub;
import stoa.proto.admin.v1.FindCheckoutsRequest;
import stoa.proto.admin.v1.FindOrdersRequest;
import stoa.proto.admin.v1.LostOrder;
import stoa.proto.admin.v1.ProductAuditServiceGrpc;
import stoa.proto.admin.v1.ProductAuditServiceGrpc.ProductAuditServiceBlockingStub;
import stoa.proto.admin.v1.ReadCustomerBooksRequest;
import stoa.proto.admin.v1.ReadProductBooksRequest;

/// A running system. Of each group any member that serves is asked, and the next one when it fails:
/// every member answers with what covers all that was acknowledged, whichever it is.
final class LiveSource implements Source {
  /// What a member takes in one question.
  private static final int MAX_ORDERS = 500;

  /// How long a group may have no member that answers: an election, a change of view.
  private static final Duration OUTAGE_LIMIT = Duration.ofSeconds(30);

  private static final long POLL_MILLIS = 500;

  private final AdminGroup product;
  private final AdminGroup customer;
  private final PaymentOperations payment;
  private final Duration limit;

  /// @param limit for reading the books of one group
  LiveSource(AdminGroup product, AdminGroup customer, PaymentOperations payment, Duration limit) {
    this.product = product;
    this.customer = customer;
    this.payment = payment;
    this.limit = limit;
  }

  @Override
  public ProductBooks product() {
    return ask(
        product,
        channel ->
            BooksMessages.product(
                productOf(channel).readProductBooks(ReadProductBooksRequest.getDefaultInstance())));
  }

  @Override
  public List<Transaction> ledger() {
    return persist(payment::ledger);
  }

  @Override
  public CustomerBooks customer() {
    return ask(
        customer,
        channel ->
            BooksMessages.customer(
                customerOf(channel)
                    .readCustomerBooks(ReadCustomerBooksRequest.getDefaultInstance())));
  }

  @Override
  public List<Order> orders(Collection<String> orderIds) {
    List<Order> found = new ArrayList<>();
    for (List<String> some : portions(orderIds)) {
      var request = FindOrdersRequest.newBuilder().addAllOrderIds(some).build();
      var answer = ask(product, channel -> productOf(channel).findOrders(request));
      answer.getOrdersList().forEach(order -> found.add(BooksMessages.order(order)));
    }
    return found;
  }

  @Override
  public List<Checkout> checkouts(Collection<String> orderIds) {
    List<Checkout> found = new ArrayList<>();
    for (List<String> some : portions(orderIds)) {
      var request = FindCheckoutsRequest.newBuilder().addAllOrderIds(some).build();
      var answer = ask(customer, channel -> customerOf(channel).findCheckouts(request));
      answer.getCheckoutsList().forEach(record -> found.add(BooksMessages.checkout(record)));
    }
    return found;
  }

  /// Orders of which only the ledger knows, each with what its checkout record says, if it has one.
  ///
  /// @param orderIds at most as many as one portion
  List<LostOrder> lost(List<String> orderIds) {
    var request = FindCheckoutsRequest.newBuilder().addAllOrderIds(orderIds).build();
    var answer = ask(customer, channel -> customerOf(channel).findCheckouts(request));
    Map<String, LostOrder> lost = new LinkedHashMap<>();
    orderIds.forEach(id -> lost.put(id, LostOrder.newBuilder().setOrderId(id).build()));
    answer
        .getCheckoutsList()
        .forEach(record ->
            lost.put(
                record.getOrderId(),
                LostOrder.newBuilder()
                    .setOrderId(record.getOrderId())
                    .setBuyerId(record.getBuyerId())
                    .setFingerprint(record.getFingerprint())
                    .build()));
    return List.copyOf(lost.values());
  }

  static List<List<String>> portions(Collection<String> orderIds) {
    List<String> all = List.copyOf(orderIds);
    List<List<String>> portions = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_ORDERS) {
      portions.add(all.subList(from, Math.min(all.size(), from + MAX_ORDERS)));
    }
    return portions;
  }

  private ProductAuditServiceBlockingStub productOf(Channel channel) {
    return ProductAuditServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private CustomerAuditServiceBlockingStub customerOf(Channel channel) {
    return CustomerAuditServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static <T> T ask(AdminGroup group, Function<Channel, T> question) {
    return persist(() -> askOnce(group, question));
  }

  private static <T> T askOnce(AdminGroup group, Function<Channel, T> question) {
    CommandFailure last =
        new CommandFailure("no member of the " + group.name() + " group serves just now");
    for (AdminMember member : group.readers()) {
      try {
        return member.ask(question);
      } catch (CommandFailure failure) {
        last = failure;
      }
    }
    throw last;
  }

  static <T> T persist(java.util.function.Supplier<T> question) {
    long end = System.nanoTime() + OUTAGE_LIMIT.toNanos();
    while (true) {
      try {
        return question.get();
      } catch (CommandFailure failure) {
        if (System.nanoTime() >= end) {
          throw failure;
        }
        Audit.pause(POLL_MILLIS);
      }
    }
  }
}
