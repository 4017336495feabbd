package stoa.product.service;

import java.util.List;
import java.util.regex.Pattern;
import stoa.product.row.ItemKey;
import stoa.product.row.Keywords;
import stoa.proto.common.v1.ClockEntry;
import stoa.proto.common.v1.ItemId;
import stoa.proto.common.v1.TimelineEvent;
import stoa.replica.service.FieldRules;

/// Rules for single fields of this group, beside those of [FieldRules]. Each throws an
/// [IllegalArgumentException] that names the field and the rule, and never the value, which may be
/// a secret.
final class Fields {
  static final long MAX_PRICE_CENTS = 99_999_999;
  static final long MAX_UNITS = 1_000_000;
  static final int MAX_EVENTS = 32;
  static final int MAX_CLOCK_ENTRIES = 32;
  static final int MAX_PAGE = 100;

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern EVENT = Pattern.compile("[a-z0-9-]{1,64}");

  /// Clocks are stored as lines of `component=count`.
  private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

  private Fields() {}

  static void name(String value) {
    FieldRules.text("name", value, 1, 32);
  }

  static void keywords(List<String> values) {
    FieldRules.range("keywords (entries)", values.size(), 0, Keywords.MAX_KEYWORDS);
    for (String keyword : values) {
      FieldRules.text("keywords", keyword, 1, 8);
      FieldRules.require(keyword.codePoints().noneMatch(Fields::isBlank), "keywords", "no blanks");
    }
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  static void category(int value) {
    FieldRules.range("category", value, 0, ItemKey.MAX_CATEGORY);
  }

  static void item(String field, ItemId itemId) {
    FieldRules.require(
        ItemKey.isValid(itemId), field, "category 0 to 9999, number 1 to " + ItemKey.MAX_NUMBER);
  }

  /// Between some and so many items.
  static void items(String field, List<ItemId> itemIds, int least, int most) {
    FieldRules.range(field + " (entries)", itemIds.size(), least, most);
    itemIds.forEach(itemId -> item(field, itemId));
  }

  static void priceCents(long value) {
    FieldRules.range("price_cents", value, 1, MAX_PRICE_CENTS);
  }

  static void limit(int value) {
    FieldRules.range("limit", value, 1, MAX_PAGE);
  }

  static void cardToken(String value) {
    FieldRules.require(
        TOKEN.matcher(value).matches(), "card_token", "1 to 128 visible ASCII characters");
  }

  static void events(List<TimelineEvent> events) {
    FieldRules.range("events (entries)", events.size(), 0, MAX_EVENTS);
    events.forEach(Fields::event);
  }

  private static void event(TimelineEvent event) {
    FieldRules.require(
        EVENT.matcher(event.getEvent()).matches(),
        "events.event",
        "1 to 64 of lower-case letters, digits, hyphen");
    component("events.component", event.getComponent());
    FieldRules.range("events.clock (entries)", event.getClockCount(), 0, MAX_CLOCK_ENTRIES);
    for (ClockEntry entry : event.getClockList()) {
      component("events.clock.component", entry.getComponent());
    }
    FieldRules.require(event.getAtMillis() >= 0, "events.at_millis", "not negative");
  }

  private static void component(String field, String value) {
    FieldRules.require(
        COMPONENT.matcher(value).matches(),
        field,
        "1 to 64 of letters, digits, dot, underscore, colon, slash, hyphen");
  }
}
