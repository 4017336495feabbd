/// The order executor: drives every placed order to its end, on the group's leader only.
///
/// ```
///  PLACED ──authorize──▶ PAID ──capture ‖ record the purchase──▶ COMPLETED
///     └── declined, or payment stayed away ──▶ DECLINED ──void ‖ close──▶ acknowledged
/// ```
///
/// What it records carries the leader's term, so a deposed leader's records are refused. What it
/// asks of the payment service and of the customer group is idempotent by order id, and the order's
/// row says what is still to do: a new leader goes on from the row, wherever the old one fell.
///
/// - [stoa.product.executor.WaitingOrders], [stoa.product.executor.OpenOrders],
///   [stoa.product.executor.PaymentWindow], [stoa.product.executor.Pace]: what is next, and how
///   much at once; no clock, no I/O.
/// - [stoa.product.executor.OrderDriver] and its steps: one order.
/// - [stoa.product.executor.LeaderTerm]: the loop of one term;
///   [stoa.product.executor.OrderExecutor] begins and ends it.
@NullMarked
package stoa.product.executor;

import org.jspecify.annotations.NullMarked;
