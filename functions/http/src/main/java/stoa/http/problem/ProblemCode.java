package stoa.http.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every refusal that a function gives. The code is the name in lower case with hyphens.
public enum ProblemCode {
  INVALID_REQUEST(400, "Invalid request", "A field, a query parameter or a header breaks a rule."),
  MALFORMED_JSON(400, "Malformed JSON", "The body is not one JSON text in UTF-8."),
  UNKNOWN_FIELD(400, "Unknown field", "The body has a field that this call does not know."),
  MISSING_TOKEN(401, "Missing token", "The call needs the header Authorization: Bearer <token>."),
  INVALID_TOKEN(401, "Invalid token", "The token was not issued by this system."),
  SESSION_EXPIRED(401, "Session expired", "The session has ended; log in again."),
  INVALID_CREDENTIALS(401, "Invalid credentials", "Username or password is wrong."),
  PAYMENT_DECLINED(402, "Payment declined", "The payment was declined; nothing was bought."),
  WRONG_ROLE(403, "Wrong role", "The token belongs to the other role."),
  NOT_PURCHASED(403, "Not purchased", "Only buyers of the item may vote on it."),
  FRAUD_SUSPECTED(403, "Fraud suspected", "The purchase looks like misuse of a card."),
  NOT_FOUND(404, "Not found", "There is no such path."),
  ITEM_NOT_FOUND(404, "Item not found", "There is no such item, or it is not yours to change."),
  SELLER_NOT_FOUND(404, "Seller not found", "There is no such seller."),
  LINE_NOT_FOUND(404, "Line not found", "The cart has no line with this item."),
  ORDER_NOT_FOUND(404, "Order not found", "There is no such order, or it is not yours."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "The path knows other methods; see Allow."),
  USERNAME_TAKEN(409, "Username taken", "Another account of this role has the username."),
  INSUFFICIENT_STOCK(409, "Insufficient stock", "There are fewer units than the call needs."),
  FEEDBACK_ALREADY_GIVEN(409, "Feedback already given", "A buyer votes once on an item."),
  PRICE_CHANGED(409, "Price changed", "The total is not the expected one."),
  CHECKOUT_IN_PROGRESS(409, "Checkout in progress", "Another purchase holds the cart."),
  CHECKOUT_ABANDONED(409, "Checkout abandoned", "Nobody went on; start again with a new key."),
  BUYER_DATA_MISSING(409, "Buyer data missing", "The buyer's account lacks data."),
  /// Of the contract, and never the answer of this version: a repeat goes to the group, which gives
  /// it the first one's answer, and where neither has one both are [#OUTCOME_UNKNOWN].
  IDEMPOTENCY_IN_PROGRESS(
      409, "Request in progress", "The first request with this key is still running."),
  BODY_TOO_LARGE(413, "Body too large", "The body is larger than 64 KiB."),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "The body must be application/json."),
  CART_EMPTY(422, "Cart empty", "There is nothing to buy."),
  INVALID_CARD(422, "Invalid card", "The card's data breaks a rule, or the card has expired."),
  IDEMPOTENCY_KEY_REUSED(
      422, "Idempotency key reused", "The key was used before with another request."),
  RATE_LIMITED(429, "Too many calls", "Too many calls are under way; try later."),
  TOO_MANY_ATTEMPTS(429, "Too many attempts", "Five logins failed within a minute."),
  INTERNAL_ERROR(500, "Internal error", "The function met something it does not know."),
  UNAVAILABLE(503, "Unavailable", "A part of the system does not answer; nothing was done."),
  QUEUE_FULL(503, "Queue full", "Too many orders wait; try later with the same key."),
  OUTCOME_UNKNOWN(504, "Outcome unknown", "It may have happened; repeat with the same key.");

  private final int status;
  private final String title;
  private final String explanation;
  private final String code;

  ProblemCode(int status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The code as clients see it.
  public String code() {
    return code;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The same for every occurrence.
  public String title() {
    return title;
  }

  /// What the code means, for whoever looks it up.
  public String explanation() {
    return explanation;
  }

  /// The problem with a code, as clients write it.
  public static Optional<ProblemCode> of(String code) {
    return Arrays.stream(values()).filter(problem -> problem.code.equals(code)).findFirst();
  }
}
