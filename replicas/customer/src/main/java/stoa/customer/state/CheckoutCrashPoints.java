package stoa.customer.state;

import java.util.Optional;
import stoa.crash.CommitPoints;
import stoa.crash.CrashPoint;
import stoa.proto.customer.v1.CustomerOperation;

/// The crash points of the commands of a purchase.
final class CheckoutCrashPoints {
  private CheckoutCrashPoints() {}

  static Optional<CommitPoints> of(CustomerOperation operation) {
    return switch (operation.getOperationCase()) {
      case TAKE_CART ->
          CommitPoints.around(
              CrashPoint.CUSTOMER_TAKE_CART_BEFORE_COMMIT,
              CrashPoint.CUSTOMER_TAKE_CART_AFTER_COMMIT);
      case RECORD_PURCHASE ->
          CommitPoints.around(
              CrashPoint.CUSTOMER_RECORD_PURCHASE_BEFORE_COMMIT,
              CrashPoint.CUSTOMER_RECORD_PURCHASE_AFTER_COMMIT);
      case CLOSE_CHECKOUT ->
          CommitPoints.around(
              CrashPoint.CUSTOMER_CLOSE_CHECKOUT_BEFORE_COMMIT,
              CrashPoint.CUSTOMER_CLOSE_CHECKOUT_AFTER_COMMIT);
      case CREATE_ACCOUNT,
          START_SESSION,
          RECORD_LOGIN_FAILURE,
          END_SESSION,
          TOUCH_SESSION,
          ADD_CART_LINE,
          REMOVE_CART_LINE,
          SAVE_CART,
          CLEAR_CART,
          OPERATION_NOT_SET ->
          Optional.empty();
    };
  }
}
