package stoa.product.row;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;
import stoa.proto.product.v1.Condition;

/// An item. Units listed so far = stock + units in orders that are not DECLINED + units withdrawn.
///
/// @param itemKey see [ItemKey]
/// @param keywords see [Keywords]
/// @param listedUnits ever put up for sale
/// @param stock units for sale now, never negative; 0 when withdrawn
/// @param withdrawnUnits taken from sale by the seller, or released after the withdrawal
/// @param listingHash see [ListingIdentity]; null when withdrawn
@MappedEntity("item")
public record ItemRow(
    @Id long itemKey,
    int category,
    long number,
    long sellerId,
    String name,
    String keywords,
    Condition itemCondition,
    long priceCents,
    long listedUnits,
    long stock,
    long withdrawnUnits,
    boolean withdrawn,
    long thumbsUp,
    long thumbsDown,
    @Nullable String listingHash)
    implements ProductRow {

  /// More units are put up for sale.
  public ItemRow list(long units) {
    return units(Math.addExact(listedUnits, units), Math.addExact(stock, units), withdrawnUnits);
  }

  /// The seller takes units from sale.
  public ItemRow takeFromSale(long units) {
    return units(listedUnits, stock - units, withdrawnUnits + units);
  }

  /// An order reserves units.
  public ItemRow reserve(long units) {
    return units(listedUnits, stock - units, withdrawnUnits);
  }

  /// An order gives reserved units back; those of a withdrawn item count as withdrawn.
  public ItemRow release(long units) {
    return withdrawn
        ? units(listedUnits, stock, withdrawnUnits + units)
        : units(listedUnits, stock + units, withdrawnUnits);
  }

  /// The item is withdrawn with all units that are for sale.
  public ItemRow withdraw() {
    return new ItemRow(
        itemKey,
        category,
        number,
        sellerId,
        name,
        keywords,
        itemCondition,
        priceCents,
        listedUnits,
        0,
        withdrawnUnits + stock,
        true,
        thumbsUp,
        thumbsDown,
        null);
  }

  /// Another price, and with it another identity as a listing.
  public ItemRow price(long cents, String newListingHash) {
    return new ItemRow(
        itemKey,
        category,
        number,
        sellerId,
        name,
        keywords,
        itemCondition,
        cents,
        listedUnits,
        stock,
        withdrawnUnits,
        withdrawn,
        thumbsUp,
        thumbsDown,
        newListingHash);
  }

  /// One vote more.
  public ItemRow vote(boolean up) {
    return new ItemRow(
        itemKey,
        category,
        number,
        sellerId,
        name,
        keywords,
        itemCondition,
        priceCents,
        listedUnits,
        stock,
        withdrawnUnits,
        withdrawn,
        up ? thumbsUp + 1 : thumbsUp,
        up ? thumbsDown : thumbsDown + 1,
        listingHash);
  }

  private ItemRow units(long nowListed, long nowInStock, long nowWithdrawn) {
    if (nowInStock < 0) {
      throw new IllegalStateException("stock of item " + itemKey + " below zero");
    }
    return new ItemRow(
        itemKey,
        category,
        number,
        sellerId,
        name,
        keywords,
        itemCondition,
        priceCents,
        nowListed,
        nowInStock,
        nowWithdrawn,
        withdrawn,
        thumbsUp,
        thumbsDown,
        listingHash);
  }
}
