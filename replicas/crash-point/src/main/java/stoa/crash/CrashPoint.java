package stoa.crash;

/// The moments between any two steps of a purchase, by the role whose process reaches them. The
/// names are those of the steps; `BEFORE_COMMIT` and `AFTER_COMMIT` are of the database of the
/// member, or of the payment service, where the caller of the step waits.
public enum CrashPoint {
  // The buyer function.

  /// The payment service has the card; the customer group knows nothing yet.
  BUYER_TOKENIZED,
  /// The cart is taken, and nothing is checked.
  BUYER_CART_TAKEN,
  /// All checks have passed; PlaceOrder is not sent.
  BUYER_CHECKED,
  /// A check has failed; RefuseOrder is not sent.
  BUYER_CHECK_FAILED,
  /// PlaceOrder was answered with an order; the function has not begun to wait for its end.
  BUYER_PLACED,
  /// The purchase is REFUSED; Close is not sent.
  BUYER_REFUSED,
  /// The order was found DECLINED; Close is not sent.
  BUYER_DECLINED,
  /// Close is acknowledged; the buyer has no answer.
  BUYER_CLOSED,
  /// The order was found COMPLETED; the buyer has no answer.
  BUYER_COMPLETED,

  // The order executor, on the product group's leader. After the decision it calls the payment
  // service and the customer group side by side: when one has answered, the other's call may be
  // anywhere.

  /// An order is taken from the queue; Authorize is not sent.
  EXECUTOR_PLACED,
  /// Authorize is answered, with yes or no; nothing is recorded.
  EXECUTOR_AUTHORIZED,
  /// PAID is recorded; neither Capture nor RecordPurchase is sent.
  EXECUTOR_PAID,
  /// Capture is answered.
  EXECUTOR_CAPTURED,
  /// RecordPurchase is acknowledged.
  EXECUTOR_PURCHASE_RECORDED,
  /// Both are; CompleteOrder is not submitted.
  EXECUTOR_SETTLED,
  /// DECLINED is recorded; neither Void nor Close is sent.
  EXECUTOR_DECLINED,
  /// Void is answered.
  EXECUTOR_VOIDED,
  /// Close is acknowledged.
  EXECUTOR_CLOSED,
  /// Both are; AcknowledgeOrder is not submitted.
  EXECUTOR_RELEASED,
  /// A checkout is found abandoned; RefuseOrder is not submitted.
  EXECUTOR_ABANDONED_FOUND,
  /// It is REFUSED, by the executor or before; Close is not sent.
  EXECUTOR_ABANDONED_REFUSED,

  // A member of the product group: the leader, because it takes the commands.

  PRODUCT_PLACE_ORDER_BEFORE_COMMIT,
  PRODUCT_PLACE_ORDER_AFTER_COMMIT,
  PRODUCT_REFUSE_ORDER_BEFORE_COMMIT,
  PRODUCT_REFUSE_ORDER_AFTER_COMMIT,
  PRODUCT_RECORD_ATTEMPT_BEFORE_COMMIT,
  PRODUCT_RECORD_ATTEMPT_AFTER_COMMIT,
  PRODUCT_RECORD_PAYMENT_BEFORE_COMMIT,
  PRODUCT_RECORD_PAYMENT_AFTER_COMMIT,
  PRODUCT_COMPLETE_ORDER_BEFORE_COMMIT,
  PRODUCT_COMPLETE_ORDER_AFTER_COMMIT,
  PRODUCT_ACKNOWLEDGE_ORDER_BEFORE_COMMIT,
  PRODUCT_ACKNOWLEDGE_ORDER_AFTER_COMMIT,

  // A member of the customer group: the one that took the command.

  CUSTOMER_TAKE_CART_BEFORE_COMMIT,
  CUSTOMER_TAKE_CART_AFTER_COMMIT,
  CUSTOMER_RECORD_PURCHASE_BEFORE_COMMIT,
  CUSTOMER_RECORD_PURCHASE_AFTER_COMMIT,
  CUSTOMER_CLOSE_CHECKOUT_BEFORE_COMMIT,
  CUSTOMER_CLOSE_CHECKOUT_AFTER_COMMIT,

  // The payment service.

  PAYMENT_TOKENIZE_BEFORE_COMMIT,
  PAYMENT_TOKENIZE_AFTER_COMMIT,
  PAYMENT_AUTHORIZE_BEFORE_COMMIT,
  PAYMENT_AUTHORIZE_AFTER_COMMIT,
  PAYMENT_CAPTURE_BEFORE_COMMIT,
  PAYMENT_CAPTURE_AFTER_COMMIT,
  PAYMENT_VOID_BEFORE_COMMIT,
  PAYMENT_VOID_AFTER_COMMIT
}
