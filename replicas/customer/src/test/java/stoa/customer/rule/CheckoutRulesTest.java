package stoa.customer.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.customer.Operations.add;
import static stoa.customer.Operations.clear;
import static stoa.customer.Operations.close;
import static stoa.customer.Operations.closeDeclined;
import static stoa.customer.Operations.createBuyer;
import static stoa.customer.Operations.line;
import static stoa.customer.Operations.logout;
import static stoa.customer.Operations.purchase;
import static stoa.customer.Operations.removeLine;
import static stoa.customer.Operations.save;
import static stoa.customer.Operations.startSession;
import static stoa.customer.Operations.take;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.customer.row.FraudSignalRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CartTaken;
import stoa.proto.customer.v1.CustomerRefusal.Code;

class CheckoutRulesTest {
  private final RuleBench bench = new RuleBench();
  private long account;
  private long session;

  @BeforeEach
  void fillACart() {
    account = bench.decide(createBuyer("buyer1")).getAccountCreated().getAccountId();
    session = start();
    bench.decide(add(session, 5, 3));
    bench.decide(add(session, 6, 1));
  }

  @Test
  void takesACartOnceAndGivesTheRecordedLinesAgain() {
    CartTaken first = bench.decide(take("order1", session, account)).getCartTaken();
    assertFalse(bench.lastKept());
    assertEquals(CartTaken.State.STATE_TAKEN, first.getState());
    assertEquals(List.of(line(5, 3), line(6, 1)), first.getLinesList());
    assertEquals(account, first.getBuyerId());
    assertEquals(first, bench.decide(take("order1", session, account)).getCartTaken());
    assertEquals(1, attempts());
  }

  @Test
  void answersARepeatFromAnySessionAfterTheFirstHasEnded() {
    CartTaken first = bench.decide(take("order1", session, account)).getCartTaken();
    bench.decide(logout(session));
    assertEquals(first, bench.decide(take("order1", start(), account)).getCartTaken());
    assertEquals(first, bench.decide(take("order1", session, account)).getCartTaken());
  }

  @Test
  void renewsTheTimeLimitAtEveryTake() {
    bench.decide(take("order1", session, account));
    bench.pass(20_000);
    bench.decide(take("order1", session, account));
    assertEquals(
        bench.nowMillis(), bench.rows().checkouts().find("order1").orElseThrow().takenAtMillis());
  }

  @Test
  void refusesAnotherRequestUnderTheSameOrderId() {
    bench.decide(take("order1", session, account));
    assertEquals(Code.CODE_KEY_REUSED, bench.refusal(take("order1", session, account, "another")));
    bench.decide(close("order1"));
    assertEquals(Code.CODE_KEY_REUSED, bench.refusal(take("order1", session, account, "another")));
  }

  @Test
  void refusesAnEmptyCartAndLeavesNoTrace() {
    bench.decide(clear(session));
    assertEquals(Code.CODE_CART_EMPTY, bench.refusal(take("order1", session, account)));
    assertTrue(bench.rows().checkouts().find("order1").isEmpty());
    assertEquals(0, attempts());
  }

  @Test
  void buysOnceUnderTwoKeys() {
    bench.decide(take("order1", session, account));
    assertEquals(Code.CODE_CHECKOUT_IN_PROGRESS, bench.refusal(take("order2", session, account)));
    assertTrue(bench.rows().checkouts().find("order2").isEmpty());
  }

  @Test
  void leavesATakenCartAsItIsButLetsItBeSavedAndLeft() {
    bench.decide(take("order1", session, account));
    assertEquals(Code.CODE_CHECKOUT_IN_PROGRESS, bench.refusal(add(session, 7, 1)));
    assertFalse(bench.lastKept());
    assertEquals(Code.CODE_CHECKOUT_IN_PROGRESS, bench.refusal(removeLine(session, 5)));
    assertEquals(Code.CODE_CHECKOUT_IN_PROGRESS, bench.refusal(clear(session)));
    assertTrue(bench.decide(save(session)).getCart().getSaved());
    assertTrue(bench.decide(logout(session)).hasSessionEnded());
  }

  @Test
  void refusesToTakeTheCartOfAnothersSession() {
    long other = bench.decide(createBuyer("buyer2")).getAccountCreated().getAccountId();
    assertEquals(Code.CODE_SESSION_ENDED, bench.refusal(take("order1", session, other)));
  }

  @Test
  void givesTheCartBackAtClose() {
    bench.decide(take("order1", session, account));
    assertTrue(bench.decide(close("order1")).hasCheckoutClosed());
    assertTrue(bench.decide(add(session, 7, 1)).hasCart());
    assertEquals(
        CartTaken.State.STATE_CLOSED,
        bench.decide(take("order1", session, account)).getCartTaken().getState());
  }

  @Test
  void closesNoCartThatAnotherOrderHolds() {
    bench.decide(take("order1", session, account));
    bench.decide(close("order1"));
    bench.decide(take("order2", session, account));
    bench.decide(close("order1"));
    assertEquals(Code.CODE_CHECKOUT_IN_PROGRESS, bench.refusal(add(session, 7, 1)));
  }

  @Test
  void bringsNoPurchaseBackThatWasClosedBeforeItsTake() {
    bench.decide(close("order1"));
    CartTaken late = bench.decide(take("order1", session, account)).getCartTaken();
    assertEquals(CartTaken.State.STATE_CLOSED, late.getState());
    assertTrue(bench.decide(add(session, 7, 1)).hasCart());
  }

  @Test
  void countsADeclineOnceWhicheverCloseTellsOfIt() {
    bench.decide(take("order1", session, account));
    bench.decide(close("order1"));
    bench.decide(closeDeclined("order1", "card"));
    bench.decide(closeDeclined("order1", "card"));
    FraudSignalRow decline = signals(FraudSignalRow.DECLINE).getFirst();
    assertEquals(1, signals(FraudSignalRow.DECLINE).size());
    assertEquals(account, decline.buyerId());
    assertEquals("63617264", decline.cardFingerprint());
  }

  @Test
  void recordsAPurchaseOnce() {
    bench.decide(save(session));
    bench.decide(take("order1", session, account));
    var lines = List.of(line(5, 3), line(6, 1));
    for (int i = 0; i < 3; i++) {
      assertTrue(
          bench.decide(purchase("order1", account, lines)).getPurchaseRecorded().getAccountKnown());
    }
    assertEquals(4, bench.rows().accounts().find(account).orElseThrow().itemsPurchased());
    assertTrue(bench.rows().cartLines().of(session).isEmpty());
    assertTrue(bench.rows().savedCartLines().of(account).isEmpty());
    assertTrue(bench.decide(add(session, 5, 1)).hasCart());
  }

  @Test
  void takesOnlyWhatWasBoughtOutOfTheSavedCart() {
    bench.decide(add(session, 5, 2));
    bench.decide(save(session));
    long second = start();
    bench.decide(removeLine(second, 6));
    bench.decide(take("order1", second, account));
    bench.decide(purchase("order1", account, List.of(line(5, 4))));
    assertEquals(
        List.of(line(5, 1), line(6, 1)), Carts.lines(bench.rows().savedCartLines().of(account)));
    assertEquals(
        List.of(line(5, 5), line(6, 1)), bench.decide(save(session)).getCart().getLinesList());
  }

  @Test
  void recordsAPurchaseWithoutARecordAndMakesOne() {
    var lines = List.of(line(5, 3));
    assertTrue(
        bench.decide(purchase("order1", account, lines)).getPurchaseRecorded().getAccountKnown());
    bench.decide(purchase("order1", account, lines));
    assertEquals(3, bench.rows().accounts().find(account).orElseThrow().itemsPurchased());
    assertEquals(
        CartTaken.State.STATE_CLOSED,
        bench.decide(take("order1", session, account)).getCartTaken().getState());
    assertEquals(2, bench.rows().cartLines().of(session).size());
  }

  @Test
  void acknowledgesAPurchaseOfAnUnknownAccountWithoutEffect() {
    var answer = bench.decide(purchase("order1", 99, List.of(line(5, 3))));
    assertFalse(answer.getPurchaseRecorded().getAccountKnown());
    assertTrue(bench.rows().checkouts().find("order1").isEmpty());
  }

  @Test
  void forgetsSignalsAfterTenMinutesTwoForEachNewOne() {
    for (int i = 1; i <= 3; i++) {
      bench.decide(take("order" + i, session, account));
      bench.decide(close("order" + i));
    }
    bench.pass(FraudSignalRow.LIFE_MILLIS);
    session = start();
    bench.decide(add(session, 5, 1));
    bench.decide(take("order4", session, account));
    assertEquals(2, attempts());
    assertTrue(bench.rows().sessions().find(session).map(SessionRow::taken).orElseThrow());
  }

  private long start() {
    return bench.decide(startSession(account)).getSessionStarted().getSessionId();
  }

  private int attempts() {
    return signals(FraudSignalRow.ATTEMPT).size();
  }

  private List<FraudSignalRow> signals(int kind) {
    return bench.rows().oldestFraudSignals().all().stream()
        .filter(signal -> signal.kind() == kind)
        .toList();
  }
}
