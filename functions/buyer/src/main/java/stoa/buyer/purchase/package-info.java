/// The purchase as its function sees it: from a request to a placed order, and the wait for its
/// end.
///
/// ```
///  request ─▶ cart taken ─▶ checks ─▶ PLACED ─ … the product group's leader … ─▶ COMPLETED, DECLINED
///                             └── a check fails, stock is missing ─▶ REFUSED
/// ```
///
/// Every step is idempotent by the order id, and the product group keeps one outcome for each order
/// id, so any function may go on with any purchase at any moment, also two at once.
@NullMarked
package stoa.buyer.purchase;

import org.jspecify.annotations.NullMarked;
