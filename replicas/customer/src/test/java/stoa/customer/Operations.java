package stoa.customer;

import com.google.protobuf.ByteString;
import java.util.List;
import stoa.proto.common.v1.ItemId;
import stoa.proto.customer.v1.AddCartLine;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.ClearCart;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.customer.v1.CreateAccount;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.EndSession;
import stoa.proto.customer.v1.RecordLoginFailure;
import stoa.proto.customer.v1.RecordPurchase;
import stoa.proto.customer.v1.RemoveCartLine;
import stoa.proto.customer.v1.Role;
import stoa.proto.customer.v1.SaveCart;
import stoa.proto.customer.v1.SeenItem;
import stoa.proto.customer.v1.StartSession;
import stoa.proto.customer.v1.TakeCart;
import stoa.proto.customer.v1.TouchSession;

/// Operations as the functions would send them.
public final class Operations {
  /// Units of every item that the functions see.
  public static final long STOCK = 10;

  private Operations() {}

  public static CustomerOperation createAccount(Role role, String username) {
    return CustomerOperation.newBuilder()
        .setCreateAccount(
            CreateAccount.newBuilder()
                .setRole(role)
                .setUsername(username)
                .setName("Ada Lovelace ✓")
                .setPasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"))
        .build();
  }

  public static CustomerOperation createBuyer(String username) {
    return createAccount(Role.ROLE_BUYER, username);
  }

  public static CustomerOperation startSession(long accountId) {
    return startSession(Role.ROLE_BUYER, accountId);
  }

  public static CustomerOperation startSession(Role role, long accountId) {
    return CustomerOperation.newBuilder()
        .setStartSession(StartSession.newBuilder().setRole(role).setAccountId(accountId))
        .build();
  }

  public static CustomerOperation loginFailure(long accountId) {
    return CustomerOperation.newBuilder()
        .setRecordLoginFailure(RecordLoginFailure.newBuilder().setAccountId(accountId))
        .build();
  }

  public static CustomerOperation logout(long sessionId) {
    return end(sessionId, EndSession.Reason.REASON_LOGOUT);
  }

  public static CustomerOperation expire(long sessionId) {
    return end(sessionId, EndSession.Reason.REASON_EXPIRED);
  }

  private static CustomerOperation end(long sessionId, EndSession.Reason reason) {
    return CustomerOperation.newBuilder()
        .setEndSession(EndSession.newBuilder().setSessionId(sessionId).setReason(reason))
        .build();
  }

  public static CustomerOperation touch(long sessionId) {
    return CustomerOperation.newBuilder()
        .setTouchSession(TouchSession.newBuilder().setSessionId(sessionId))
        .build();
  }

  public static ItemId item(long number) {
    return ItemId.newBuilder().setCategory(7).setNumber(number).build();
  }

  public static SeenItem seen(long number) {
    return SeenItem.newBuilder()
        .setItemId(item(number))
        .setFound(true)
        .setName("lamp")
        .setPriceCents(199)
        .setAvailable(STOCK)
        .build();
  }

  public static CustomerOperation add(long sessionId, long item, int quantity) {
    return CustomerOperation.newBuilder()
        .setAddCartLine(
            AddCartLine.newBuilder()
                .setSessionId(sessionId)
                .setItemId(item(item))
                .setQuantity(quantity)
                .addSeen(seen(item)))
        .build();
  }

  public static CustomerOperation addUnseen(long sessionId, long item) {
    return CustomerOperation.newBuilder()
        .setAddCartLine(
            AddCartLine.newBuilder()
                .setSessionId(sessionId)
                .setItemId(item(item))
                .setQuantity(1)
                .addSeen(SeenItem.newBuilder().setItemId(item(item))))
        .build();
  }

  public static CustomerOperation remove(long sessionId, long item, int quantity) {
    return CustomerOperation.newBuilder()
        .setRemoveCartLine(
            RemoveCartLine.newBuilder()
                .setSessionId(sessionId)
                .setItemId(item(item))
                .setQuantity(quantity))
        .build();
  }

  public static CustomerOperation removeLine(long sessionId, long item) {
    return CustomerOperation.newBuilder()
        .setRemoveCartLine(
            RemoveCartLine.newBuilder().setSessionId(sessionId).setItemId(item(item)))
        .build();
  }

  public static CustomerOperation save(long sessionId) {
    return CustomerOperation.newBuilder()
        .setSaveCart(SaveCart.newBuilder().setSessionId(sessionId))
        .build();
  }

  public static CustomerOperation clear(long sessionId) {
    return CustomerOperation.newBuilder()
        .setClearCart(ClearCart.newBuilder().setSessionId(sessionId))
        .build();
  }

  public static CustomerOperation take(String orderId, long sessionId, long buyerId) {
    return take(orderId, sessionId, buyerId, "request of " + orderId);
  }

  public static CustomerOperation take(
      String orderId, long sessionId, long buyerId, String fingerprint) {
    return CustomerOperation.newBuilder()
        .setTakeCart(
            TakeCart.newBuilder()
                .setOrderId(orderId)
                .setSessionId(sessionId)
                .setBuyerId(buyerId)
                .setFingerprint(ByteString.copyFromUtf8(fingerprint)))
        .build();
  }

  public static CustomerOperation close(String orderId) {
    return CustomerOperation.newBuilder()
        .setCloseCheckout(CloseCheckout.newBuilder().setOrderId(orderId))
        .build();
  }

  public static CustomerOperation closeDeclined(String orderId, String card) {
    return CustomerOperation.newBuilder()
        .setCloseCheckout(
            CloseCheckout.newBuilder()
                .setOrderId(orderId)
                .setDeclined(true)
                .setCardFingerprint(ByteString.copyFromUtf8(card)))
        .build();
  }

  public static CartLine line(long item, int quantity) {
    return CartLine.newBuilder().setItemId(item(item)).setQuantity(quantity).build();
  }

  public static CustomerOperation purchase(String orderId, long buyerId, List<CartLine> lines) {
    return CustomerOperation.newBuilder()
        .setRecordPurchase(
            RecordPurchase.newBuilder().setOrderId(orderId).setBuyerId(buyerId).addAllLines(lines))
        .build();
  }
}
