package stoa.product.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaymentWindowTest {
  private static PaymentWindow answered(PaymentWindow window, int answers) {
    PaymentWindow now = window;
    for (int i = 0; i < answers; i++) {
      now = now.answered(now.size());
    }
    return now;
  }

  @Test
  void widensByAboutOneForEachWindowOfAnswers() {
    PaymentWindow window = answered(PaymentWindow.first(), PaymentWindow.FIRST + 1);
    assertEquals(PaymentWindow.FIRST + 1, window.size());
  }

  @Test
  void isHalvedByAFailure() {
    PaymentWindow window = PaymentWindow.first();
    assertEquals(PaymentWindow.FIRST / 2, window.failed(window.cuts()).size());
  }

  @Test
  void isHalvedOnceByCallsThatFailTogether() {
    PaymentWindow window = PaymentWindow.first();
    long cutsBefore = window.cuts();
    PaymentWindow after = window.failed(cutsBefore).failed(cutsBefore).failed(cutsBefore);
    assertEquals(PaymentWindow.FIRST / 2, after.size());
    assertEquals(PaymentWindow.FIRST / 4, after.failed(after.cuts()).size());
  }

  @Test
  void staysWithinItsBounds() {
    assertEquals(PaymentWindow.MOST, answered(PaymentWindow.first(), 100_000).size());
    PaymentWindow window = PaymentWindow.first();
    for (int i = 0; i < 100; i++) {
      window = window.failed(window.cuts());
    }
    assertEquals(PaymentWindow.LEAST, window.size());
  }

  @Test
  void growsBackAfterTheServiceIsBack() {
    PaymentWindow cut = new PaymentWindow(PaymentWindow.LEAST, 9);
    assertTrue(answered(cut, 40).size() > 2 * PaymentWindow.LEAST);
  }

  @Test
  void learnsNothingFromAnIdleService() {
    assertEquals(PaymentWindow.first(), PaymentWindow.first().answered(1));
  }
}
