package stoa.cli.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class NarrationTest {
  private final StringWriter printed = new StringWriter();
  private final Narration narration = new Narration(new PrintWriter(printed));

  @Test
  void oneClaimThatDoesNotHoldIsNeverForgotten() {
    narration.claim(true, "the first");
    narration.claimAnswer("409 insufficient-stock", "201", "the second");
    narration.claim(true, "the third");
    narration.end();
    assertFalse(narration.allHeld());
    assertTrue(printed.toString().contains("2 of 3 claims held"), printed.toString());
    assertTrue(
        printed.toString().contains("WRONG the second: expected 409 insufficient-stock, got 201"),
        printed.toString());
  }

  @Test
  void claimsThatHoldAreShownWithTheirAnswer() {
    narration.claimAnswer("402 payment-declined", "402 payment-declined", "a bad card");
    assertTrue(narration.allHeld());
    assertTrue(printed.toString().contains("ok    a bad card: 402 payment-declined"));
  }
}
