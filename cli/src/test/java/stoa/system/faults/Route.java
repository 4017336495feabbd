package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import stoa.cli.api.ApiAnswer;
import stoa.cli.api.Card;
import stoa.crash.CrashPoint;

/// How a purchase comes by a crash point, and how it must end all the same.
enum Route {
  BOUGHT("4242424242424242", 201, ""),
  /// The payment service fails once before it approves.
  BOUGHT_AT_THE_SECOND_TRY("4000000000000119", 201, ""),
  DECLINED("4000000000000002", 402, "payment-declined"),
  /// A check fails.
  CARD_EXPIRED("4242424242424242", 422, "invalid-card"),
  /// All checks pass, but somebody else was faster.
  OUT_OF_STOCK("4242424242424242", 409, "insufficient-stock"),
  /// The function dies too, and nobody repeats the request.
  ABANDONED("4242424242424242", 409, "checkout-abandoned"),
  /// Somebody else bought the cart before it was taken. Leads past no point of its own.
  TOO_LATE("4242424242424242", 422, "cart-empty");

  private final String cardNumber;
  private final int status;
  private final String code;

  Route(String cardNumber, int status, String code) {
    this.cardNumber = cardNumber;
    this.status = status;
    this.code = code;
  }

  /// The way that leads past a point. It has no default, so that no point is forgotten.
  static Route past(CrashPoint point) {
    return switch (point) {
      case BUYER_TOKENIZED,
          BUYER_CART_TAKEN,
          BUYER_CHECKED,
          BUYER_PLACED,
          BUYER_COMPLETED,
          EXECUTOR_PLACED,
          EXECUTOR_AUTHORIZED,
          EXECUTOR_PAID,
          EXECUTOR_CAPTURED,
          EXECUTOR_PURCHASE_RECORDED,
          EXECUTOR_SETTLED,
          PRODUCT_PLACE_ORDER_BEFORE_COMMIT,
          PRODUCT_PLACE_ORDER_AFTER_COMMIT,
          PRODUCT_RECORD_PAYMENT_BEFORE_COMMIT,
          PRODUCT_RECORD_PAYMENT_AFTER_COMMIT,
          PRODUCT_COMPLETE_ORDER_BEFORE_COMMIT,
          PRODUCT_COMPLETE_ORDER_AFTER_COMMIT,
          CUSTOMER_TAKE_CART_BEFORE_COMMIT,
          CUSTOMER_TAKE_CART_AFTER_COMMIT,
          CUSTOMER_RECORD_PURCHASE_BEFORE_COMMIT,
          CUSTOMER_RECORD_PURCHASE_AFTER_COMMIT,
          PAYMENT_TOKENIZE_BEFORE_COMMIT,
          PAYMENT_TOKENIZE_AFTER_COMMIT,
          PAYMENT_AUTHORIZE_BEFORE_COMMIT,
          PAYMENT_AUTHORIZE_AFTER_COMMIT,
          PAYMENT_CAPTURE_BEFORE_COMMIT,
          PAYMENT_CAPTURE_AFTER_COMMIT ->
          BOUGHT;
      case PRODUCT_RECORD_ATTEMPT_BEFORE_COMMIT, PRODUCT_RECORD_ATTEMPT_AFTER_COMMIT ->
          BOUGHT_AT_THE_SECOND_TRY;
      case BUYER_DECLINED,
          EXECUTOR_DECLINED,
          EXECUTOR_VOIDED,
          EXECUTOR_CLOSED,
          EXECUTOR_RELEASED,
          PRODUCT_ACKNOWLEDGE_ORDER_BEFORE_COMMIT,
          PRODUCT_ACKNOWLEDGE_ORDER_AFTER_COMMIT,
          CUSTOMER_CLOSE_CHECKOUT_BEFORE_COMMIT,
          CUSTOMER_CLOSE_CHECKOUT_AFTER_COMMIT,
          PAYMENT_VOID_BEFORE_COMMIT,
          PAYMENT_VOID_AFTER_COMMIT ->
          DECLINED;
      case BUYER_CHECK_FAILED,
          PRODUCT_REFUSE_ORDER_BEFORE_COMMIT,
          PRODUCT_REFUSE_ORDER_AFTER_COMMIT ->
          CARD_EXPIRED;
      case BUYER_REFUSED, BUYER_CLOSED -> OUT_OF_STOCK;
      case EXECUTOR_ABANDONED_FOUND, EXECUTOR_ABANDONED_REFUSED -> ABANDONED;
    };
  }

  Card card() {
    return new Card("Survivor", cardNumber, this == CARD_EXPIRED ? "01/20" : "12/39", "123");
  }

  /// Whether a purchase on this way makes an order: a refused one does not.
  boolean makesAnOrder() {
    return status == 201 || status == 402;
  }

  /// Whether a purchase ended as it should.
  boolean isEnd(ApiAnswer answer) {
    return answer.status() == status && answer.code().equals(code);
  }

  /// It ended as it should, once: a repeat is answered alike, and the cart is free.
  ///
  /// @param card that the request named
  void assertEnded(Shopper shopper, Card card, String key, ApiAnswer answer) {
    assertTrue(isEnd(answer), () -> key + ": " + answer.status() + " " + answer.json());
    ApiAnswer again = shopper.buyToTheEnd(card, key);
    assertEquals(answer.status(), again.status(), key);
    assertEquals(answer.code(), again.code(), key);
    assertEquals(answer.json().path("orderId"), again.json().path("orderId"), key);
    shopper.session().clear();
  }
}
