package stoa.customer.service;

import com.google.protobuf.ByteString;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import stoa.proto.common.v1.ItemId;

/// Rules for single fields. Each throws an [IllegalArgumentException] that names the field and the
/// rule, and never the value, which may be a secret.
final class Fields {
  static final int MAX_FINGERPRINT_BYTES = 64;
  private static final int MAX_CATEGORY = 9_999;
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{3,32}");
  private static final Pattern ORDER_ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private Fields() {}

  static void require(boolean holds, String field, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(field + ": " + rule);
    }
  }

  static void range(String field, long value, long least, long most) {
    require(value >= least && value <= most, field, "from " + least + " to " + most);
  }

  /// A number that the group has given out.
  static void given(String field, long id) {
    require(id > 0, field, "greater than 0");
  }

  /// Counted after NFC normalization; as it came it may be four times as long.
  static void text(String field, String value, int least, int most) {
    String normalized = Normalizer.normalize(value, Normalizer.Form.NFC);
    int length = normalized.codePointCount(0, normalized.length());
    range(field + " (code points)", length, least, most);
    require(value.codePoints().noneMatch(Character::isISOControl), field, "no control characters");
  }

  static void username(String field, String value) {
    require(
        USERNAME.matcher(value).matches(), field, "3 to 32 of a-z, 0-9, dot, underscore, hyphen");
  }

  static void orderId(String value) {
    require(ORDER_ID.matcher(value).matches(), "order_id", "1 to 64 visible ASCII characters");
  }

  static void passwordHash(String value) {
    require(VISIBLE.matcher(value).matches(), "password_hash", "1 to 255 visible ASCII characters");
  }

  static void fingerprint(String field, ByteString value, int least) {
    range(field + " (bytes)", value.size(), least, MAX_FINGERPRINT_BYTES);
  }

  static void item(String field, ItemId item) {
    range(field + ".category", item.getCategory(), 0, MAX_CATEGORY);
    given(field + ".number", item.getNumber());
  }

  /// Between some and so many items, each once.
  static <T> void items(
      String field, List<T> list, int least, int most, Function<T, ItemId> itemOf) {
    range(field + " (entries)", list.size(), least, most);
    list.forEach(entry -> item(field + ".item_id", itemOf.apply(entry)));
    long distinct = list.stream().map(itemOf).distinct().count();
    require(distinct == list.size(), field, "each item once");
  }
}
