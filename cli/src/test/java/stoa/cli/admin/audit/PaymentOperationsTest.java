package stoa.cli.admin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stoa.cli.CommandFailure;

class PaymentOperationsTest {
  @Test
  void aWholeListingIsRead() {
    assertEquals(
        List.of(
            new Transaction("a", Transaction.State.CAPTURED, 500),
            new Transaction("b", Transaction.State.VOIDED, 0)),
        PaymentOperations.parse(Stream.of("a\tCAPTURED\t500", "b\tVOIDED\t0", "entries\t2")));
  }

  @Test
  void aListingThatBreaksOffIsNone() {
    assertRefused("a\tCAPTURED\t500");
    assertRefused("a\tCAPTURED\t500", "entries\t2");
  }

  @Test
  void aStateThatNobodyKnowsIsNotPassedOver() {
    assertRefused("a\tSTOLEN\t500", "entries\t1");
  }

  private static void assertRefused(String... lines) {
    assertThrows(CommandFailure.class, () -> PaymentOperations.parse(Stream.of(lines)));
  }
}
