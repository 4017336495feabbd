package stoa.customer.service;

import java.util.List;
import stoa.customer.rule.Carts;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.customer.v1.AddCartLine;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.customer.v1.CreateAccount;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.EndSession;
import stoa.proto.customer.v1.RecordPurchase;
import stoa.proto.customer.v1.RemoveCartLine;
import stoa.proto.customer.v1.Role;
import stoa.proto.customer.v1.SeenItem;
import stoa.proto.customer.v1.StartSession;
import stoa.proto.customer.v1.SubmitRequest;
import stoa.proto.customer.v1.TakeCart;
import stoa.replica.service.FieldRules;

/// Checks every field of a command before it enters the log.
final class OperationFields {
  private static final int MAX_ADDED = 1_000_000;
  private static final int MAX_NAME = 32;

  private OperationFields() {}

  /// @throws IllegalArgumentException naming the field and the rule that it breaks
  static void check(SubmitRequest request) {
    CustomerOperation operation = request.getOperation();
    boolean needsCommandId = check(operation);
    header(request.getHeader(), needsCommandId);
  }

  private static void header(CommandHeader header, boolean needsCommandId) {
    FieldRules.require(
        FieldRules.hasCommandId(header) || (header.getCommandId().isEmpty() && !needsCommandId),
        "header.command_id",
        needsCommandId ? "16 bytes" : "16 bytes or none");
    FieldRules.header(header);
  }

  /// @return whether a command id is what makes the operation happen once
  private static boolean check(CustomerOperation operation) {
    return switch (operation.getOperationCase()) {
      case CREATE_ACCOUNT -> account(operation.getCreateAccount());
      case START_SESSION -> session(operation.getStartSession());
      case RECORD_LOGIN_FAILURE -> {
        FieldRules.given("account_id", operation.getRecordLoginFailure().getAccountId());
        yield true;
      }
      case END_SESSION -> end(operation.getEndSession());
      case TOUCH_SESSION -> session(operation.getTouchSession().getSessionId());
      case ADD_CART_LINE -> add(operation.getAddCartLine());
      case REMOVE_CART_LINE -> remove(operation.getRemoveCartLine());
      case SAVE_CART -> {
        seen(operation.getSaveCart().getSeenList());
        yield session(operation.getSaveCart().getSessionId());
      }
      case CLEAR_CART -> session(operation.getClearCart().getSessionId());
      case TAKE_CART -> take(operation.getTakeCart());
      case CLOSE_CHECKOUT -> close(operation.getCloseCheckout());
      case RECORD_PURCHASE -> purchase(operation.getRecordPurchase());
      case OPERATION_NOT_SET -> throw new IllegalArgumentException("operation: required");
    };
  }

  private static boolean account(CreateAccount operation) {
    role(operation.getRole());
    Fields.username("username", operation.getUsername());
    FieldRules.text("name", operation.getName(), 1, MAX_NAME);
    Fields.passwordHash(operation.getPasswordHash());
    return true;
  }

  private static boolean session(StartSession operation) {
    role(operation.getRole());
    FieldRules.given("account_id", operation.getAccountId());
    return true;
  }

  private static boolean session(long sessionId) {
    FieldRules.given("session_id", sessionId);
    return true;
  }

  private static boolean end(EndSession operation) {
    boolean known =
        switch (operation.getReason()) {
          case REASON_LOGOUT, REASON_EXPIRED -> true;
          case REASON_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    FieldRules.require(known, "reason", "LOGOUT or EXPIRED");
    return session(operation.getSessionId());
  }

  private static boolean add(AddCartLine operation) {
    Fields.item("item_id", operation.getItemId());
    FieldRules.range("quantity", operation.getQuantity(), 1, MAX_ADDED);
    seen(operation.getSeenList());
    FieldRules.require(
        operation.getSeenList().stream()
            .anyMatch(item -> item.getItemId().equals(operation.getItemId())),
        "seen",
        "the item itself among them");
    return session(operation.getSessionId());
  }

  private static boolean remove(RemoveCartLine operation) {
    Fields.item("item_id", operation.getItemId());
    if (operation.hasQuantity()) {
      FieldRules.range("quantity", operation.getQuantity(), 1, Carts.MAX_LINE_QUANTITY);
    }
    seen(operation.getSeenList());
    return session(operation.getSessionId());
  }

  private static boolean take(TakeCart operation) {
    FieldRules.orderId(operation.getOrderId());
    FieldRules.given("buyer_id", operation.getBuyerId());
    FieldRules.fingerprint("fingerprint", operation.getFingerprint(), 1);
    session(operation.getSessionId());
    return false;
  }

  private static boolean close(CloseCheckout operation) {
    FieldRules.orderId(operation.getOrderId());
    FieldRules.fingerprint("card_fingerprint", operation.getCardFingerprint(), 0);
    return false;
  }

  private static boolean purchase(RecordPurchase operation) {
    FieldRules.orderId(operation.getOrderId());
    FieldRules.given("buyer_id", operation.getBuyerId());
    Fields.items("lines", operation.getLinesList(), 1, Carts.MAX_LINES, CartLine::getItemId);
    operation
        .getLinesList()
        .forEach(line ->
            FieldRules.range("lines.quantity", line.getQuantity(), 1, Carts.MAX_LINE_QUANTITY));
    return false;
  }

  private static void seen(List<SeenItem> seen) {
    // The item that is added stands beside a hundred others.
    Fields.items("seen", seen, 0, Carts.MAX_LINES + 1, SeenItem::getItemId);
    for (SeenItem item : seen) {
      FieldRules.text("seen.name", item.getName(), 0, MAX_NAME);
      FieldRules.range("seen.price_cents", item.getPriceCents(), 0, Long.MAX_VALUE);
      FieldRules.range("seen.available", item.getAvailable(), 0, Long.MAX_VALUE);
    }
  }

  static void role(Role role) {
    boolean known =
        switch (role) {
          case ROLE_BUYER, ROLE_SELLER -> true;
          case ROLE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    FieldRules.require(known, "role", "BUYER or SELLER");
  }
}
