package stoa.http.view;

import io.micronaut.serde.annotation.Serdeable;
import stoa.proto.product.v1.Condition;

/// An item's condition, as clients write it.
@Serdeable
public enum ItemCondition {
  /// Never used.
  NEW(Condition.CONDITION_NEW),
  /// Used before.
  USED(Condition.CONDITION_USED);

  private final Condition condition;

  ItemCondition(Condition condition) {
    this.condition = condition;
  }

  /// As the product group names it.
  public Condition condition() {
    return condition;
  }

  static ItemCondition of(Condition condition) {
    return condition == Condition.CONDITION_NEW ? NEW : USED;
  }
}
