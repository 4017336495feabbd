package stoa.customer.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.customer.Operations.STOCK;
import static stoa.customer.Operations.add;
import static stoa.customer.Operations.addUnseen;
import static stoa.customer.Operations.clear;
import static stoa.customer.Operations.createAccount;
import static stoa.customer.Operations.createBuyer;
import static stoa.customer.Operations.line;
import static stoa.customer.Operations.logout;
import static stoa.customer.Operations.remove;
import static stoa.customer.Operations.removeLine;
import static stoa.customer.Operations.save;
import static stoa.customer.Operations.startSession;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.proto.customer.v1.Cart;
import stoa.proto.customer.v1.CustomerRefusal;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.Role;

class CartRulesTest {
  private final RuleBench bench = new RuleBench();
  private long account;
  private long session;

  @BeforeEach
  void logIn() {
    account = bench.decide(createBuyer("buyer1")).getAccountCreated().getAccountId();
    session = start();
  }

  @Test
  void addsUnitsToTheLineThatTheItemHas() {
    bench.decide(add(session, 5, 2));
    bench.decide(add(session, 3, 1));
    Cart cart = bench.decide(add(session, 5, 4)).getCart();
    assertEquals(List.of(line(5, 6), line(3, 1)), cart.getLinesList());
    assertFalse(cart.getSaved());
    assertTrue(bench.lastKept());
  }

  @Test
  void showsOnlyWhatWasSeenOfTheCartsOwnItems() {
    bench.decide(add(session, 5, 2));
    Cart cart = bench.decide(add(session, 3, 1)).getCart();
    assertEquals(1, cart.getSeenCount());
    assertEquals(3, cart.getSeen(0).getItemId().getNumber());
  }

  @Test
  void neverHoldsMoreThanTheStockThatWasSeen() {
    bench.decide(add(session, 5, (int) STOCK - 1));
    CustomerRefusal refusal = bench.decide(add(session, 5, 2)).getRefusal();
    assertEquals(Code.CODE_INSUFFICIENT_STOCK, refusal.getCode());
    assertEquals(STOCK, refusal.getAvailable());
    assertTrue(bench.lastKept());
    assertEquals(
        List.of(line(5, (int) STOCK)), bench.decide(add(session, 5, 1)).getCart().getLinesList());
  }

  @Test
  void neverHoldsMoreOfALineThanAnOrderTakes() {
    var plenty = add(session, 5, Carts.MAX_LINE_QUANTITY).toBuilder();
    plenty.getAddCartLineBuilder().getSeenBuilder(0).setAvailable(2L * Carts.MAX_LINE_QUANTITY);
    assertTrue(bench.decide(plenty.build()).hasCart());
    plenty.getAddCartLineBuilder().setQuantity(1);
    assertEquals(Code.CODE_INSUFFICIENT_STOCK, bench.refusal(plenty.build()));
  }

  @Test
  void addsNothingThatWasNotFound() {
    assertEquals(Code.CODE_ITEM_NOT_FOUND, bench.refusal(addUnseen(session, 5)));
    assertTrue(bench.lastKept());
  }

  @Test
  void holdsAtMostAHundredLines() {
    for (int item = 1; item <= Carts.MAX_LINES; item++) {
      assertTrue(bench.decide(add(session, item, 1)).hasCart());
    }
    assertEquals(Code.CODE_CART_FULL, bench.refusal(add(session, 101, 1)));
    assertFalse(bench.lastKept());
    assertTrue(bench.decide(add(session, 100, 1)).hasCart());
  }

  @Test
  void removesUnitsAndThenTheLine() {
    bench.decide(add(session, 5, 4));
    bench.decide(add(session, 6, 1));
    assertEquals(
        List.of(line(5, 1), line(6, 1)),
        bench.decide(remove(session, 5, 3)).getCart().getLinesList());
    assertEquals(List.of(line(6, 1)), bench.decide(remove(session, 5, 7)).getCart().getLinesList());
    assertEquals(Code.CODE_LINE_NOT_FOUND, bench.refusal(remove(session, 5, 1)));
    assertTrue(bench.decide(removeLine(session, 6)).getCart().getLinesList().isEmpty());
  }

  @Test
  void loadsTheSavedCartAtLoginAndDropsTheRestAtLogout() {
    bench.decide(add(session, 5, 4));
    assertTrue(bench.decide(save(session)).getCart().getSaved());
    assertFalse(bench.decide(add(session, 6, 1)).getCart().getSaved());
    bench.decide(logout(session));
    Cart cart = bench.decide(add(start(), 5, 1)).getCart();
    assertEquals(List.of(line(5, 5)), cart.getLinesList());
  }

  @Test
  void savesInThePlaceOfWhatWasSavedBefore() {
    bench.decide(add(session, 5, 4));
    bench.decide(add(session, 6, 2));
    bench.decide(save(session));
    bench.decide(removeLine(session, 5));
    bench.decide(add(session, 7, 1));
    bench.decide(save(session));
    Cart cart = bench.decide(save(start())).getCart();
    assertEquals(List.of(line(6, 2), line(7, 1)), cart.getLinesList());
    assertTrue(cart.getSaved());
  }

  @Test
  void clearsTheSavedCartToo() {
    bench.decide(add(session, 5, 4));
    bench.decide(save(session));
    assertTrue(bench.decide(clear(session)).getCart().getSaved());
    assertTrue(bench.decide(save(start())).getCart().getLinesList().isEmpty());
  }

  @Test
  void givesASellerNoCart() {
    long seller =
        bench.decide(createAccount(Role.ROLE_SELLER, "buyer2")).getAccountCreated().getAccountId();
    long selling =
        bench.decide(startSession(Role.ROLE_SELLER, seller)).getSessionStarted().getSessionId();
    assertEquals(Code.CODE_SESSION_ENDED, bench.refusal(add(selling, 1, 1)));
  }

  private long start() {
    return bench.decide(startSession(account)).getSessionStarted().getSessionId();
  }
}
