package stoa.buyer.cart;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import stoa.client.CommandAnswer.Decided;
import stoa.client.CustomerGroup;
import stoa.http.account.Sessions;
import stoa.http.account.SignedIn;
import stoa.http.call.Call;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.request.RequestBody;
import stoa.http.write.WriteKeys;
import stoa.http.write.Writes;
import stoa.proto.common.v1.ItemId;
import stoa.proto.customer.v1.AddCartLine;
import stoa.proto.customer.v1.Cart;
import stoa.proto.customer.v1.ClearCart;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerRefusal;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.GetCartRequest;
import stoa.proto.customer.v1.GetCartResponse;
import stoa.proto.customer.v1.RemoveCartLine;
import stoa.proto.customer.v1.SaveCart;
import stoa.proto.customer.v1.SeenItem;

/// Reads and changes carts. A command carries what was seen of its items just before, so that its
/// result, and every repeat of it, shows the same cart.
@Singleton
final class Carts {
  private final CustomerGroup customers;
  private final Sessions sessions;
  private final SeenItems items;
  private final WriteKeys writeKeys;
  private final Writes writes;

  Carts(
      CustomerGroup customers,
      Sessions sessions,
      SeenItems items,
      WriteKeys writeKeys,
      Writes writes) {
    this.customers = customers;
    this.sessions = sessions;
    this.items = items;
    this.writeKeys = writeKeys;
    this.writes = writes;
  }

  /// A cart after a change.
  ///
  /// @param replayed whether an earlier request with the same key had made it
  record Changed(CartView cart, boolean replayed) {}

  /// Whoever makes a call, and the cart of the session that was found to run.
  record Entered(SignedIn buyer, Cart cart) {}

  /// Who makes a call, and the cart: the group tells of both in one answer.
  ///
  /// @throws stoa.http.problem.ProblemException as [Sessions#require]
  Entered enter(Call call) {
    SignedIn buyer = sessions.identify(call);
    GetCartResponse answer =
        customers.getCart(
            call.context(), GetCartRequest.newBuilder().setSessionId(buyer.sessionId()).build());
    sessions.admit(call, buyer, answer.getSession());
    return new Entered(buyer, answer.getCart());
  }

  /// The cart as it is.
  CartView show(Call call, Entered entered) {
    return CartView.of(entered.cart(), items.ofCart(call, entered.cart()));
  }

  /// Puts units of an item into the cart. An item that is not found goes into the command too: the
  /// refusal is kept under the key.
  Changed add(Call call, Entered entered, RequestBody body, ItemId item, int quantity) {
    SignedIn buyer = entered.buyer();
    List<ItemId> looked = new ArrayList<>(SeenItems.items(entered.cart()));
    looked.add(item);
    AddCartLine command =
        AddCartLine.newBuilder()
            .setSessionId(buyer.sessionId())
            .setItemId(item)
            .setQuantity(quantity)
            .addAllSeen(items.look(call, looked))
            .build();
    return submit(
        call, buyer, body, CustomerOperation.newBuilder().setAddCartLine(command).build());
  }

  /// Takes units of an item out of the cart.
  ///
  /// @param quantity empty for the whole line
  Changed remove(Call call, Entered entered, ItemId item, OptionalLong quantity) {
    SignedIn buyer = entered.buyer();
    RemoveCartLine.Builder command =
        RemoveCartLine.newBuilder()
            .setSessionId(buyer.sessionId())
            .setItemId(item)
            .addAllSeen(seen(call, entered));
    quantity.ifPresent(units -> command.setQuantity((int) units));
    return submit(
        call,
        buyer,
        RequestBody.none(),
        CustomerOperation.newBuilder().setRemoveCartLine(command).build());
  }

  /// Keeps the cart for the account.
  Changed save(Call call, Entered entered) {
    SignedIn buyer = entered.buyer();
    SaveCart.Builder command =
        SaveCart.newBuilder().setSessionId(buyer.sessionId()).addAllSeen(seen(call, entered));
    return submit(
        call,
        buyer,
        RequestBody.none(),
        CustomerOperation.newBuilder().setSaveCart(command).build());
  }

  /// Empties the cart, and the saved one too.
  Changed clear(Call call, SignedIn buyer) {
    ClearCart.Builder command = ClearCart.newBuilder().setSessionId(buyer.sessionId());
    return submit(
        call,
        buyer,
        RequestBody.none(),
        CustomerOperation.newBuilder().setClearCart(command).build());
  }

  private List<SeenItem> seen(Call call, Entered entered) {
    return items.look(call, SeenItems.items(entered.cart()));
  }

  private Changed submit(Call call, SignedIn buyer, RequestBody body, CustomerOperation operation) {
    Decided<CustomerResult> decided =
        writes.customer(call, writeKeys.of(call, buyer.accountId(), body), operation);
    if (decided.result().hasRefusal()) {
      throw refused(decided.result().getRefusal()).replayed(decided.replayed()).exception();
    }
    Cart cart = decided.result().getCart();
    return new Changed(CartView.of(cart, items.ofCart(call, cart)), decided.replayed());
  }

  private static Problem refused(CustomerRefusal refusal) {
    return switch (refusal.getCode()) {
      case CODE_ITEM_NOT_FOUND -> Problem.of(ProblemCode.ITEM_NOT_FOUND);
      case CODE_LINE_NOT_FOUND -> Problem.of(ProblemCode.LINE_NOT_FOUND);
      case CODE_INSUFFICIENT_STOCK ->
          Problem.of(ProblemCode.INSUFFICIENT_STOCK).with("available", refusal.getAvailable());
      case CODE_CHECKOUT_IN_PROGRESS -> Problem.of(ProblemCode.CHECKOUT_IN_PROGRESS);
      case CODE_CART_FULL ->
          Problem.invalid("itemId", "count", "is one more than the 100 lines that a cart holds");
      case CODE_SESSION_ENDED -> Problem.of(ProblemCode.SESSION_EXPIRED);
      case CODE_UNSPECIFIED,
          CODE_USERNAME_TAKEN,
          CODE_TOO_MANY_ATTEMPTS,
          CODE_SESSION_NOT_OVERDUE,
          CODE_CART_EMPTY,
          CODE_KEY_REUSED,
          CODE_ACCOUNT_NOT_FOUND,
          UNRECOGNIZED ->
          throw new IllegalStateException("no answer to a cart's change: " + refusal.getCode());
    };
  }
}
