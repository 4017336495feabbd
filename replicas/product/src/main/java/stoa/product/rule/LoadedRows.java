package stoa.product.rule;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import stoa.product.row.CounterRow;
import stoa.product.row.ItemRow;
import stoa.product.row.MissingLineRow;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OutcomeRow;
import stoa.product.row.PurchaseKey;
import stoa.product.row.PurchaseRow;
import stoa.product.row.SellerRatingRow;

/// What was loaded for a batch, and what was asked for, so that "not there" and "not asked" differ.
///
/// @param items those named and those with one of the asked listing hashes that are not withdrawn
/// @param lines all lines of the loaded outcomes
/// @param missingLines all missing lines of the loaded outcomes
/// @param itemKeys asked for by key
/// @param purchaseKeys tells which purchases were asked for
public record LoadedRows(
    List<ItemRow> items,
    List<CounterRow> counters,
    List<SellerRatingRow> ratings,
    List<OutcomeRow> outcomes,
    List<OrderLineRow> lines,
    List<MissingLineRow> missingLines,
    List<PurchaseRow> purchases,
    Set<Long> itemKeys,
    Set<String> listingHashes,
    Set<String> counterNames,
    Set<Long> sellerIds,
    Set<String> orderIds,
    Predicate<PurchaseKey> purchaseKeys) {}
