package stoa.product.row;

import stoa.proto.common.v1.ItemId;

/// An item's id as one number, so that many are found with one `IN`: category * 10^12 + number.
public final class ItemKey {
  /// Categories are 0 to this.
  public static final int MAX_CATEGORY = 9_999;

  /// Numbers are 1 to this.
  public static final long MAX_NUMBER = 999_999_999_999L;

  private static final long CATEGORY_UNIT = MAX_NUMBER + 1;

  private ItemKey() {}

  /// The key of a valid id.
  public static long of(ItemId id) {
    return of(id.getCategory(), id.getNumber());
  }

  /// The key of a valid category and number.
  public static long of(int category, long number) {
    return category * CATEGORY_UNIT + number;
  }

  /// The id of a key.
  public static ItemId idOf(long itemKey) {
    return ItemId.newBuilder()
        .setCategory((int) (itemKey / CATEGORY_UNIT))
        .setNumber(itemKey % CATEGORY_UNIT)
        .build();
  }

  /// Whether the id can be any item's.
  public static boolean isValid(ItemId id) {
    return id.getCategory() >= 0
        && id.getCategory() <= MAX_CATEGORY
        && id.getNumber() >= 1
        && id.getNumber() <= MAX_NUMBER;
  }
}
