package stoa.payment.ledger;

import java.util.Optional;
import stoa.crash.CommitPoints;
import stoa.crash.CrashPoint;

/// The crash points of the operations of a purchase.
final class LedgerCrashPoints {
  private LedgerCrashPoints() {}

  static Optional<CommitPoints> of(Operation operation) {
    return switch (operation) {
      case Operation.Authorize _ ->
          CommitPoints.around(
              CrashPoint.PAYMENT_AUTHORIZE_BEFORE_COMMIT,
              CrashPoint.PAYMENT_AUTHORIZE_AFTER_COMMIT);
      case Operation.Capture _ ->
          CommitPoints.around(
              CrashPoint.PAYMENT_CAPTURE_BEFORE_COMMIT, CrashPoint.PAYMENT_CAPTURE_AFTER_COMMIT);
      case Operation.Cancel _ ->
          CommitPoints.around(
              CrashPoint.PAYMENT_VOID_BEFORE_COMMIT, CrashPoint.PAYMENT_VOID_AFTER_COMMIT);
      case Operation.Refund _ -> Optional.empty();
    };
  }
}
