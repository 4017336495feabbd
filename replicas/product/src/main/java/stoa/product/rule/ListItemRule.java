package stoa.product.rule;

import stoa.product.row.CounterRow;
import stoa.product.row.ItemKey;
import stoa.product.row.ItemRow;
import stoa.product.row.Keywords;
import stoa.product.row.ListingIdentity;
import stoa.product.row.ProductRow;
import stoa.product.row.SellerRatingRow;
import stoa.proto.product.v1.ListItem;
import stoa.replica.apply.Decision;

/// Puts units up for sale: they join the first equal listing that is not withdrawn, or make a new
/// item.
public final class ListItemRule {
  private ListItemRule() {}

  public static Decision<ProductRow> decide(ProductWorkingSet rows, ListItem listing) {
    return rows.listing(identity(listing))
        .map(equal -> join(equal, listing.getQuantity()))
        .orElseGet(() -> makeNew(rows, listing));
  }

  /// What the listing must equal to join.
  public static ListingIdentity identity(ListItem listing) {
    return new ListingIdentity(
        listing.getSellerId(),
        listing.getCategory(),
        listing.getName(),
        listing.getKeywordsList(),
        listing.getCondition(),
        listing.getPriceCents());
  }

  private static Decision<ProductRow> join(ItemRow equal, long units) {
    var item = equal.list(units);
    return Decision.<ProductRow>kept(Results.listed(item, true)).put(item);
  }

  private static Decision<ProductRow> makeNew(ProductWorkingSet rows, ListItem listing) {
    var counter = rows.counter(CounterRow.ofCategory(listing.getCategory())).next();
    var item = item(listing, counter.lastNumber());
    var decision = Decision.<ProductRow>kept(Results.listed(item, false)).put(counter).put(item);
    return rows.rating(listing.getSellerId()).isPresent()
        ? decision
        : decision.put(new SellerRatingRow(listing.getSellerId(), 0, 0, 0));
  }

  private static ItemRow item(ListItem listing, long number) {
    return new ItemRow(
        ItemKey.of(listing.getCategory(), number),
        listing.getCategory(),
        number,
        listing.getSellerId(),
        listing.getName(),
        Keywords.stored(listing.getKeywordsList()),
        listing.getCondition(),
        listing.getPriceCents(),
        listing.getQuantity(),
        listing.getQuantity(),
        0,
        false,
        0,
        0,
        identity(listing).hash());
  }
}
