package stoa.product.executor;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import stoa.client.CustomerGroup;
import stoa.payment.client.Payments;
import stoa.product.read.OrderReads;
import stoa.product.row.OutcomeRow;
import stoa.product.table.InList;
import stoa.product.table.OutcomeTable;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.OrderOutcome;
import stoa.raft.RaftLog;
import stoa.replica.service.CommandGate;
import stoa.replica.service.LinearizableReads;

/// What a term is made of, but for its number.
@Singleton
class TermParts {
  private final CommandGate gate;
  private final RaftLog log;
  private final LinearizableReads reads;
  private final OrderReads orders;
  private final OutcomeTable outcomes;
  private final Payments payments;
  private final CustomerGroup customers;
  private final Clock clock;

  TermParts(
      CommandGate gate,
      RaftLog log,
      LinearizableReads reads,
      OrderReads orders,
      OutcomeTable outcomes,
      Payments payments,
      CustomerGroup customers,
      Clock clock) {
    this.gate = gate;
    this.log = log;
    this.reads = reads;
    this.orders = orders;
    this.outcomes = outcomes;
    this.payments = payments;
    this.customers = customers;
    this.clock = clock;
  }

  long nowMillis() {
    return clock.millis();
  }

  OrderLog log(long term, BooleanSupplier over) {
    return new TermLog(gate, log, term, over);
  }

  CustomerRecords customers(long term) {
    return new CustomerRecords(customers, "executor-" + term);
  }

  /// @param underWay orders under way now
  WindowedPayments payments(IntSupplier underWay) {
    return new WindowedPayments(payments, underWay, System::nanoTime);
  }

  OrderDriver driver(
      long term, OrderLog log, WindowedPayments limited, CustomerRecords customerRecords) {
    var trail = new Trail(term, clock);
    return new OrderDriver(
        new AuthorizeStep(limited, limited::silence, log, trail, clock),
        new SettleStep(limited, customerRecords, log, trail),
        this::order);
  }

  AbandonedCheckouts abandoned(OrderLog log, CustomerRecords customerRecords) {
    return new AbandonedCheckouts(customerRecords, log, this::outcomes);
  }

  /// Open orders as they are applied here, oldest first.
  CompletableFuture<List<OutcomeRow>> open(long afterOrdinal, int atMost) {
    return reads.readApplied(() -> outcomes.findOpen(afterOrdinal, atMost)).toCompletableFuture();
  }

  private OrderOutcome order(String orderId) {
    var request = GetOutcomeRequest.newBuilder().setOrderId(orderId).build();
    return reads
        .followApplied(() -> orders.outcome(request))
        .toCompletableFuture()
        .join()
        .getOutcome();
  }

  private Map<String, OutcomeRow> outcomes(List<String> orderIds) {
    return reads
        .readApplied(() -> InList.query(orderIds, outcomes::findByOrderIds))
        .toCompletableFuture()
        .join()
        .stream()
        .collect(Collectors.toMap(OutcomeRow::orderId, Function.identity(), (one, same) -> one));
  }
}
