package stoa.product.row;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;

/// What a buyer has bought of an item in completed orders, and the vote on it: the right to vote.
@MappedEntity("purchase")
public record PurchaseRow(@EmbeddedId PurchaseKey key, long units, Vote vote)
    implements ProductRow {

  /// More units bought.
  public PurchaseRow buy(long more) {
    return new PurchaseRow(key, Math.addExact(units, more), vote);
  }

  /// The vote given.
  public PurchaseRow give(boolean up) {
    return new PurchaseRow(key, units, up ? Vote.UP : Vote.DOWN);
  }
}
