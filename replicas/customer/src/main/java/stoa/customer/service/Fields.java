package stoa.customer.service;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import stoa.proto.common.v1.ItemId;
import stoa.replica.service.FieldRules;

/// Rules for single fields of this group, beside those of [FieldRules]. Each throws an
/// [IllegalArgumentException] that names the field and the rule, and never the value, which may be
/// a secret.
final class Fields {
  private static final int MAX_CATEGORY = 9_999;
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{3,32}");
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private Fields() {}

  static void username(String field, String value) {
    FieldRules.require(
        USERNAME.matcher(value).matches(), field, "3 to 32 of a-z, 0-9, dot, underscore, hyphen");
  }

  static void passwordHash(String value) {
    FieldRules.require(
        VISIBLE.matcher(value).matches(), "password_hash", "1 to 255 visible ASCII characters");
  }

  static void item(String field, ItemId item) {
    FieldRules.range(field + ".category", item.getCategory(), 0, MAX_CATEGORY);
    FieldRules.given(field + ".number", item.getNumber());
  }

  /// Between some and so many items, each once.
  static <T> void items(
      String field, List<T> list, int least, int most, Function<T, ItemId> itemOf) {
    FieldRules.range(field + " (entries)", list.size(), least, most);
    list.forEach(entry -> item(field + ".item_id", itemOf.apply(entry)));
    long distinct = list.stream().map(itemOf).distinct().count();
    FieldRules.require(distinct == list.size(), field, "each item once");
  }
}
