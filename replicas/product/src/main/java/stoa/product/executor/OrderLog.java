package stoa.product.executor;

import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.ProductOperation;

/// Where the steps of an order are recorded, as long as this member leads.
interface OrderLog {
  /// To be asked before each effect outside: the log itself would notice a moment too late.
  ///
  /// @throws TermOverException when this member does not lead any more, as far as it knows
  void mustGoOn();

  /// Records something of an order.
  ///
  /// @return the outcome that stands after it, whether it had an effect or not
  /// @throws TermOverException when this member does not lead in the term any more
  /// @throws NotRecordedException when it is to be repeated
  OrderOutcome submit(ProductOperation.Builder operation);
}
