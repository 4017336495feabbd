package stoa.cli.admin.audit;

/// Units of an item, as the product group has them.
///
/// @param key category * 10^12 + number
/// @param listed ever put up for sale
record Item(long key, long listed, long stock, long withdrawn) {
  private static final long NUMBERS = 1_000_000_000_000L;

  String name() {
    return name(key);
  }

  /// An item as clients know it: category and number.
  static String name(long key) {
    return key / NUMBERS + "-" + key % NUMBERS;
  }

  boolean hasNegative() {
    return listed < 0 || stock < 0 || withdrawn < 0;
  }
}
