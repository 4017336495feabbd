package stoa.buyer.purchase;

import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.Refused;

/// How a purchase stands when its call is answered.
public sealed interface PurchaseAnswer {
  /// COMPLETED, or DECLINED with its reason.
  ///
  /// @param replayed whether that stood before the call
  record Final(Order order, boolean replayed) implements PurchaseAnswer {}

  /// REFUSED: no order.
  ///
  /// @param replayed whether that stood before the call
  record NotPlaced(Refused refused, boolean replayed) implements PurchaseAnswer {}

  /// PLACED or PAID at the time limit. The purchase goes on.
  record UnderWay(Order order) implements PurchaseAnswer {}

  /// Nothing is known at the time limit; a repeat goes on with it.
  record Unknown() implements PurchaseAnswer {}

  /// There is nothing in the cart; not kept.
  record CartEmpty() implements PurchaseAnswer {}

  /// Another order holds the cart; not kept.
  record CartTakenByAnother() implements PurchaseAnswer {}

  /// The session ended before the cart was taken; not kept.
  record SessionEnded() implements PurchaseAnswer {}

  /// The key was used for another request.
  record KeyReused() implements PurchaseAnswer {}
}
