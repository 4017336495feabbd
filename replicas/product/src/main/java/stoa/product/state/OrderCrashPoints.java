package stoa.product.state;

import java.util.Optional;
import stoa.crash.CommitPoints;
import stoa.crash.CrashPoint;
import stoa.proto.product.v1.ProductOperation;

/// The crash points of the commands of a purchase.
final class OrderCrashPoints {
  private OrderCrashPoints() {}

  static Optional<CommitPoints> of(ProductOperation operation) {
    return switch (operation.getOperationCase()) {
      case PLACE_ORDER ->
          CommitPoints.around(
              CrashPoint.PRODUCT_PLACE_ORDER_BEFORE_COMMIT,
              CrashPoint.PRODUCT_PLACE_ORDER_AFTER_COMMIT);
      case REFUSE_ORDER ->
          CommitPoints.around(
              CrashPoint.PRODUCT_REFUSE_ORDER_BEFORE_COMMIT,
              CrashPoint.PRODUCT_REFUSE_ORDER_AFTER_COMMIT);
      case RECORD_ATTEMPT ->
          CommitPoints.around(
              CrashPoint.PRODUCT_RECORD_ATTEMPT_BEFORE_COMMIT,
              CrashPoint.PRODUCT_RECORD_ATTEMPT_AFTER_COMMIT);
      case RECORD_PAYMENT ->
          CommitPoints.around(
              CrashPoint.PRODUCT_RECORD_PAYMENT_BEFORE_COMMIT,
              CrashPoint.PRODUCT_RECORD_PAYMENT_AFTER_COMMIT);
      case COMPLETE_ORDER ->
          CommitPoints.around(
              CrashPoint.PRODUCT_COMPLETE_ORDER_BEFORE_COMMIT,
              CrashPoint.PRODUCT_COMPLETE_ORDER_AFTER_COMMIT);
      case ACKNOWLEDGE_ORDER ->
          CommitPoints.around(
              CrashPoint.PRODUCT_ACKNOWLEDGE_ORDER_BEFORE_COMMIT,
              CrashPoint.PRODUCT_ACKNOWLEDGE_ORDER_AFTER_COMMIT);
      case LIST_ITEM, CHANGE_PRICE, CHANGE_UNITS, WITHDRAW_ITEM, GIVE_FEEDBACK, OPERATION_NOT_SET ->
          Optional.empty();
    };
  }
}
