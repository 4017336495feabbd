package stoa.product.rule;

import com.google.protobuf.ByteString;
import java.util.function.Supplier;
import stoa.product.row.Messages;
import stoa.product.row.OutcomeRow;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.ProductRefusal.Code;
import stoa.replica.apply.Decision;

/// The first writer wins: of all PlaceOrder and RefuseOrder for one order id, the first makes the
/// outcome, and the others are answered with it.
final class FirstOutcome {
  private FirstOutcome() {}

  static Decision<ProductRow> of(
      ProductWorkingSet rows,
      String orderId,
      long buyerId,
      ByteString fingerprint,
      Supplier<Decision<ProductRow>> first) {
    return rows.outcome(orderId)
        .map(outcome ->
            isSameRequest(outcome, buyerId, fingerprint)
                ? Outcomes.stands(rows, outcome)
                : Results.refused(Code.CODE_KEY_REUSED))
        .orElseGet(first);
  }

  private static boolean isSameRequest(OutcomeRow outcome, long buyerId, ByteString fingerprint) {
    return outcome.buyerId() == buyerId && outcome.fingerprint().equals(Messages.hex(fingerprint));
  }
}
