package stoa.product.service;

import stoa.proto.product.v1.Condition;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetSuggestionsRequest;
import stoa.proto.product.v1.ListOrdersRequest;
import stoa.proto.product.v1.ListSellerItemsRequest;
import stoa.proto.product.v1.SearchItemsRequest;
import stoa.proto.product.v1.WaitOutcomeRequest;
import stoa.replica.service.FieldRules;

/// What a read must be like. Each throws an [IllegalArgumentException] naming the field and the
/// rule. Cursors are checked where they are read.
final class RequestFields {
  /// A cart's lines and one more.
  private static final int MAX_ITEMS = 101;

  /// How long a member that is cut off, or hangs, may keep a caller.
  private static final int MAX_WAIT_MILLIS = 10_000;

  private static final int MAX_SUGGESTED_FOR = 100;
  private static final int MAX_SUGGESTIONS = 10;

  private RequestFields() {}

  static void check(SearchItemsRequest request) {
    Fields.category(request.getCategory());
    Fields.keywords(request.getKeywordsList());
    FieldRules.require(
        request.getCondition() != Condition.UNRECOGNIZED, "condition", "none, new or used");
    FieldRules.require(request.getMinPriceCents() >= 0, "min_price_cents", "not negative");
    FieldRules.require(request.getMaxPriceCents() >= 0, "max_price_cents", "not negative");
    Fields.limit(request.getLimit());
  }

  static void check(GetItemsRequest request) {
    Fields.items("item_ids", request.getItemIdsList(), 0, MAX_ITEMS);
  }

  static void check(ListSellerItemsRequest request) {
    FieldRules.given("seller_id", request.getSellerId());
    Fields.limit(request.getLimit());
  }

  static void check(GetSuggestionsRequest request) {
    Fields.items("item_ids", request.getItemIdsList(), 1, MAX_SUGGESTED_FOR);
    FieldRules.range("limit", request.getLimit(), 1, MAX_SUGGESTIONS);
  }

  static void check(WaitOutcomeRequest request) {
    FieldRules.orderId(request.getOrderId());
    FieldRules.range("wait_millis", request.getWaitMillis(), 1, MAX_WAIT_MILLIS);
  }

  static void check(ListOrdersRequest request) {
    FieldRules.given("buyer_id", request.getBuyerId());
    Fields.limit(request.getLimit());
  }
}
