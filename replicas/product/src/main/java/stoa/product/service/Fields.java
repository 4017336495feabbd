package stoa.product.service;

import com.google.protobuf.ByteString;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import stoa.product.row.ItemKey;
import stoa.product.row.Keywords;
import stoa.proto.common.v1.ClockEntry;
import stoa.proto.common.v1.ItemId;
import stoa.proto.common.v1.TimelineEvent;

/// Rules for single fields. Each throws an [IllegalArgumentException] that names the field and the
/// rule, and never the value, which may be a secret.
final class Fields {
  static final long MAX_PRICE_CENTS = 99_999_999;
  static final long MAX_UNITS = 1_000_000;
  static final int MAX_EVENTS = 32;
  static final int MAX_CLOCK_ENTRIES = 32;
  static final int MAX_FINGERPRINT_BYTES = 64;
  static final int MAX_PAGE = 100;

  private static final Pattern ORDER_ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern EVENT = Pattern.compile("[a-z0-9-]{1,64}");

  /// Clocks are stored as lines of `component=count`.
  private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

  private Fields() {}

  static void require(boolean holds, String field, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(field + ": " + rule);
    }
  }

  static void range(String field, long value, long least, long most) {
    require(value >= least && value <= most, field, "from " + least + " to " + most);
  }

  /// A number that the customer group has given out.
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

  static void name(String value) {
    text("name", value, 1, 32);
  }

  static void keywords(List<String> values) {
    range("keywords (entries)", values.size(), 0, Keywords.MAX_KEYWORDS);
    for (String keyword : values) {
      text("keywords", keyword, 1, 8);
      require(keyword.codePoints().noneMatch(Fields::isBlank), "keywords", "no blanks");
    }
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  static void category(int value) {
    range("category", value, 0, ItemKey.MAX_CATEGORY);
  }

  static void item(String field, ItemId itemId) {
    require(
        ItemKey.isValid(itemId), field, "category 0 to 9999, number 1 to " + ItemKey.MAX_NUMBER);
  }

  /// Between some and so many items.
  static void items(String field, List<ItemId> itemIds, int least, int most) {
    range(field + " (entries)", itemIds.size(), least, most);
    itemIds.forEach(itemId -> item(field, itemId));
  }

  static void priceCents(long value) {
    range("price_cents", value, 1, MAX_PRICE_CENTS);
  }

  static void limit(int value) {
    range("limit", value, 1, MAX_PAGE);
  }

  static void orderId(String value) {
    require(ORDER_ID.matcher(value).matches(), "order_id", "1 to 64 visible ASCII characters");
  }

  static void cardToken(String value) {
    require(TOKEN.matcher(value).matches(), "card_token", "1 to 128 visible ASCII characters");
  }

  static void fingerprint(String field, ByteString value, int least) {
    range(field + " (bytes)", value.size(), least, MAX_FINGERPRINT_BYTES);
  }

  static void events(List<TimelineEvent> events) {
    range("events (entries)", events.size(), 0, MAX_EVENTS);
    events.forEach(Fields::event);
  }

  private static void event(TimelineEvent event) {
    require(
        EVENT.matcher(event.getEvent()).matches(),
        "events.event",
        "1 to 64 of lower-case letters, digits, hyphen");
    component("events.component", event.getComponent());
    range("events.clock (entries)", event.getClockCount(), 0, MAX_CLOCK_ENTRIES);
    for (ClockEntry entry : event.getClockList()) {
      component("events.clock.component", entry.getComponent());
    }
    require(event.getAtMillis() >= 0, "events.at_millis", "not negative");
  }

  private static void component(String field, String value) {
    require(
        COMPONENT.matcher(value).matches(),
        field,
        "1 to 64 of letters, digits, dot, underscore, colon, slash, hyphen");
  }
}
