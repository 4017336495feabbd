package stoa.customer.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.customer.Operations.add;
import static stoa.customer.Operations.addUnseen;
import static stoa.customer.Operations.createAccount;
import static stoa.customer.Operations.createBuyer;
import static stoa.customer.Operations.expire;
import static stoa.customer.Operations.loginFailure;
import static stoa.customer.Operations.logout;
import static stoa.customer.Operations.save;
import static stoa.customer.Operations.startSession;
import static stoa.customer.Operations.touch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.Role;

class SessionRulesTest {
  private static final long STEP = SessionRow.USE_STEP_MILLIS;
  private static final long LIFE = SessionRow.LIFE_MILLIS;

  private final RuleBench bench = new RuleBench();
  private long account;

  @BeforeEach
  void createAnAccount() {
    account = bench.decide(createBuyer("buyer1")).getAccountCreated().getAccountId();
  }

  @Test
  void givesOutAUsernameOncePerRole() {
    assertEquals(Code.CODE_USERNAME_TAKEN, bench.refusal(createBuyer("buyer1")));
    assertTrue(bench.lastKept());
    assertTrue(bench.decide(createAccount(Role.ROLE_SELLER, "buyer1")).hasAccountCreated());
  }

  @Test
  void startsNoSessionForAnUnknownAccountOrAnotherRole() {
    assertEquals(Code.CODE_ACCOUNT_NOT_FOUND, bench.refusal(startSession(99)));
    assertEquals(
        Code.CODE_ACCOUNT_NOT_FOUND, bench.refusal(startSession(Role.ROLE_SELLER, account)));
  }

  @Test
  void endsASessionAtMostOneStepAfterItsLifeAndNeverBefore() {
    bench.pass(STEP / 2);
    long session = start();
    bench.pass(LIFE);
    assertEquals(Code.CODE_SESSION_NOT_OVERDUE, bench.refusal(expire(session)));
    bench.pass(STEP);
    assertTrue(bench.decide(expire(session)).hasSessionEnded());
    assertTrue(bench.lastKept());
  }

  @Test
  void countsEveryCommandAsAUseOfItsSession() {
    long session = start();
    for (int i = 0; i < 5; i++) {
      bench.pass(LIFE - 2 * STEP);
      assertFalse(bench.decide(i % 2 == 0 ? touch(session) : save(session)).hasRefusal());
    }
    bench.pass(LIFE + STEP);
    assertEquals(Code.CODE_SESSION_ENDED, bench.refusal(touch(session)));
  }

  @Test
  void countsARefusedCommandAsAUseToo() {
    long session = start();
    bench.pass(LIFE - STEP);
    assertEquals(Code.CODE_ITEM_NOT_FOUND, bench.refusal(addUnseen(session, 3)));
    bench.pass(LIFE - STEP);
    assertFalse(bench.decide(touch(session)).hasRefusal());
  }

  @Test
  void writesNothingForAUseWithinTheStep() {
    long session = start();
    SessionRow before = bench.rows().sessions().find(session).orElseThrow();
    bench.pass(1);
    SessionRow used = before.usedAt(bench.nowMillis());
    assertTrue(used.equals(before) || used.lastUseMillis() - before.lastUseMillis() == STEP);
    assertFalse(before.useDueAt(before.lastUseMillis()));
    assertTrue(before.useDueAt(before.lastUseMillis() + 1));
  }

  @Test
  void endsAnOverdueSessionAtTheFirstCommandThatNamesIt() {
    long session = start();
    bench.pass(LIFE + STEP);
    assertEquals(Code.CODE_SESSION_ENDED, bench.refusal(add(session, 1, 1)));
    assertFalse(bench.lastKept());
    assertTrue(bench.rows().sessions().find(session).isEmpty());
    assertEquals(Code.CODE_SESSION_ENDED, bench.refusal(expire(session)));
  }

  @Test
  void logsOutOnceAndKeepsOnlyTheAnswerThatEndedTheSession() {
    long session = start();
    assertTrue(bench.decide(logout(session)).hasSessionEnded());
    assertTrue(bench.lastKept());
    assertEquals(Code.CODE_SESSION_ENDED, bench.refusal(logout(session)));
    assertFalse(bench.lastKept());
  }

  @Test
  void refusesTheLogoutOfAnOverdueSessionButEndsIt() {
    long session = start();
    bench.pass(LIFE + STEP);
    assertEquals(Code.CODE_SESSION_ENDED, bench.refusal(logout(session)));
    assertTrue(bench.rows().sessions().find(session).isEmpty());
  }

  @Test
  void keepsSeveralSessionsOfAnAccountApart() {
    long one = start();
    long two = start();
    bench.decide(add(one, 1, 1));
    bench.decide(logout(one));
    assertTrue(bench.decide(save(two)).getCart().getLinesList().isEmpty());
  }

  @Test
  void sweepsTwoOverdueSessionsForEachNewOneOldestFirst() {
    long first = start();
    bench.pass(STEP);
    long second = start();
    bench.pass(STEP);
    long third = start();
    bench.decide(add(third, 1, 1));
    bench.pass(LIFE + STEP);
    start();
    assertTrue(bench.rows().sessions().find(first).isEmpty());
    assertTrue(bench.rows().sessions().find(second).isEmpty());
    assertTrue(bench.rows().sessions().find(third).isPresent());
    start();
    assertTrue(bench.rows().sessions().find(third).isEmpty());
    assertTrue(bench.rows().cartLines().of(third).isEmpty());
  }

  @Test
  void shutsTheLoginAfterFiveFailuresInAMinuteEvenForTheRightPassword() {
    for (int i = 0; i < 5; i++) {
      assertFalse(bench.decide(loginFailure(account)).getLoginFailureRecorded().getTooMany());
      bench.pass(1_000);
    }
    CustomerResult sixth = bench.decide(loginFailure(account));
    assertTrue(sixth.getLoginFailureRecorded().getTooMany());
    assertEquals(55, sixth.getLoginFailureRecorded().getRetryAfterSeconds());
    CustomerResult right = bench.decide(startSession(account));
    assertEquals(Code.CODE_TOO_MANY_ATTEMPTS, right.getRefusal().getCode());
    assertEquals(55, right.getRefusal().getRetryAfterSeconds());
    assertFalse(bench.lastKept());
  }

  @Test
  void opensTheLoginWhenTheFirstFailureIsAMinuteOldWhateverWasTriedSince() {
    for (int i = 0; i < 50; i++) {
      bench.decide(loginFailure(account));
      bench.pass(1_000);
    }
    bench.pass(10_000);
    assertTrue(bench.decide(startSession(account)).hasSessionStarted());
  }

  @Test
  void forgetsFailuresAtTheFirstSuccess() {
    for (int i = 0; i < 4; i++) {
      bench.decide(loginFailure(account));
    }
    start();
    for (int i = 0; i < 5; i++) {
      assertFalse(bench.decide(loginFailure(account)).getLoginFailureRecorded().getTooMany());
    }
  }

  private long start() {
    return bench.decide(startSession(account)).getSessionStarted().getSessionId();
  }
}
