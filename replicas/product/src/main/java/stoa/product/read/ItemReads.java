package stoa.product.read;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import stoa.product.memory.ProductMemory;
import stoa.product.row.ItemKey;
import stoa.product.row.ItemRow;
import stoa.product.row.Messages;
import stoa.product.row.SellerRatingRow;
import stoa.product.table.InList;
import stoa.product.table.ItemTable;
import stoa.product.table.SellerRatingTable;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetSellerRatingRequest;
import stoa.proto.product.v1.GetSuggestionsRequest;
import stoa.proto.product.v1.GetSuggestionsResponse;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.ItemPage;
import stoa.proto.product.v1.ListSellerItemsRequest;
import stoa.proto.product.v1.SearchItemsRequest;
import stoa.proto.product.v1.SellerRating;
import stoa.replica.apply.RecentRows.Look;
import stoa.replica.service.ReadPlan;
import stoa.replica.service.ReadPlan.Ask;
import stoa.replica.service.ReadPlan.Remembered;

/// Reads of items and ratings. The caller brings the transaction, and requests that are validated
/// but for their cursors.
@Singleton
public class ItemReads {
  /// Suggestions look at this many of the latest completed orders that hold one of the items.
  public static final int MAX_ORDERS_FOR_SUGGESTIONS = 1_000;

  private static final int RANK_VALUES = 4;

  private final ItemSearch search;
  private final ItemTable items;
  private final SellerRatingTable ratings;
  private final ProductMemory memory;

  ItemReads(ItemSearch search, ItemTable items, SellerRatingTable ratings, ProductMemory memory) {
    this.search = search;
    this.items = items;
    this.ratings = ratings;
    this.memory = memory;
  }

  /// A page of a search, best first.
  ///
  /// @throws IllegalArgumentException for a cursor that is not of this search
  public ItemPage search(SearchItemsRequest request) {
    var query = request.toBuilder().clearLimit().clearCursor().build();
    Optional<SearchRank> after =
        Cursor.values(request.getCursor(), query, RANK_VALUES).map(SearchRank::of);
    List<ItemRow> found = search.find(request, after, request.getLimit() + 1);
    return page(
        found,
        request.getLimit(),
        last -> Cursor.of(query, SearchRank.of(last, request.getKeywordsList()).values()));
  }

  /// Those of the items that exist, withdrawn ones too, in the order asked for.
  public ReadPlan<List<Item>> items(GetItemsRequest request) {
    var keys = new LinkedHashSet<Long>();
    request.getItemIdsList().forEach(itemId -> keys.add(ItemKey.of(itemId)));
    Look<Long, ItemRow> look = memory.items(keys);
    return look.isComplete()
        ? new Remembered<>(messages(look.values()))
        : new Ask<>(() -> stored(keys, look));
  }

  private List<Item> stored(Set<Long> keys, Look<Long, ItemRow> look) {
    List<ItemRow> found = InList.query(keys, items::findByKeys);
    memory.learnItems(look, found);
    return keys.stream()
        .flatMap(key -> found.stream().filter(item -> item.itemKey() == key))
        .map(Messages::item)
        .toList();
  }

  private static List<Item> messages(List<ItemRow> rows) {
    return rows.stream().map(Messages::item).toList();
  }

  /// A page of a seller's items, by id.
  ///
  /// @throws IllegalArgumentException for a cursor that is not of this list
  public ItemPage ofSeller(ListSellerItemsRequest request) {
    var query = request.toBuilder().clearLimit().clearCursor().build();
    long after = Cursor.values(request.getCursor(), query, 1).map(values -> values[0]).orElse(0L);
    List<ItemRow> found = items.findOfSeller(request.getSellerId(), after, request.getLimit() + 1);
    return page(found, request.getLimit(), last -> Cursor.of(query, last.itemKey()));
  }

  /// A seller's rating.
  public ReadPlan<SellerRating> rating(GetSellerRatingRequest request) {
    List<Long> seller = List.of(request.getSellerId());
    Look<Long, SellerRatingRow> look = memory.ratings(seller);
    ReadPlan<List<SellerRatingRow>> plan =
        look.isComplete() ? new Remembered<>(look.values()) : new Ask<>(() -> stored(seller, look));
    return plan.map(ItemReads::rating);
  }

  private List<SellerRatingRow> stored(List<Long> sellers, Look<Long, SellerRatingRow> look) {
    List<SellerRatingRow> found = ratings.findBySellers(sellers);
    memory.learnRatings(look, found);
    return found;
  }

  private static SellerRating rating(List<SellerRatingRow> found) {
    return found.stream()
        .findFirst()
        .map(Messages::rating)
        .orElse(SellerRating.getDefaultInstance());
  }

  /// What was bought together with any of the items.
  public GetSuggestionsResponse suggestions(GetSuggestionsRequest request) {
    var keys = request.getItemIdsList().stream().map(ItemKey::of).distinct().toList();
    var together =
        items.findBoughtTogether(
            InList.padded(keys), MAX_ORDERS_FOR_SUGGESTIONS, request.getLimit());
    return GetSuggestionsResponse.newBuilder()
        .addAllItems(together.stream().map(Messages::item).toList())
        .build();
  }

  /// One row more than the limit was asked for: it tells whether there is another page.
  private static ItemPage page(
      List<ItemRow> found, int limit, Function<ItemRow, String> cursorAfter) {
    var shown = found.subList(0, Math.min(limit, found.size()));
    var page = ItemPage.newBuilder();
    shown.forEach(item -> page.addItems(Messages.item(item)));
    return found.size() > limit
        ? page.setNextCursor(cursorAfter.apply(shown.getLast())).build()
        : page.build();
  }
}
