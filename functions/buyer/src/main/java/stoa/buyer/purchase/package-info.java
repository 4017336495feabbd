/// The purchase: from a taken cart to a final order, over two groups and a payment service.
///
/// ```
///  request ─▶ cart taken ─▶ checks ─▶ PLACED ─authorized─▶ PAID ─captured, recorded─▶ COMPLETED
///                             │          └── refused by the bank, or payment gave up ─▶ DECLINED
///                             └── a check fails, stock is missing ─▶ REFUSED
/// ```
///
/// Every step is idempotent by the order id, and the product group keeps one outcome for each order
/// id, so any function may go on with any purchase at any moment, also two at once.
@NullMarked
package stoa.buyer.purchase;

import org.jspecify.annotations.NullMarked;
