package stoa.cli.admin.audit;

import java.util.Collection;
import java.util.List;

/// Where an audit reads. Every answer reflects everything acknowledged before it was asked for.
/// Each method throws a [stoa.cli.CommandFailure] when nobody answers in time.
interface Source {
  /// One member of the product group, at one position.
  ProductBooks product();

  /// Every entry made before the call.
  List<Transaction> ledger();

  /// One member of the customer group, at one position.
  CustomerBooks customer();

  /// Those of the orders that have an outcome.
  List<Order> orders(Collection<String> orderIds);

  /// Those of the orders that have a checkout record.
  List<Checkout> checkouts(Collection<String> orderIds);
}
