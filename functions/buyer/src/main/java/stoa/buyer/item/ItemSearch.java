package stoa.buyer.item;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.http.request.Query;
import stoa.proto.product.v1.Condition;
import stoa.proto.product.v1.SearchItemsRequest;

/// What a buyer searches for.
///
/// @param page for the cursor's fault
record ItemSearch(SearchItemsRequest request, Query.Page page) {
  private static final int MAX_CATEGORY = 9_999;
  private static final int MAX_KEYWORDS = 5;
  private static final int MAX_KEYWORD_CHARACTERS = 8;
  private static final long MAX_PRICE_CENTS = 99_999_999;

  /// Reads and judges the whole query.
  ///
  /// @throws stoa.http.problem.ProblemException `invalid-request`
  static ItemSearch read(Query query) {
    long category = query.requiredInteger("category", 0, MAX_CATEGORY);
    List<String> keywords = query.words("keyword", MAX_KEYWORDS, MAX_KEYWORD_CHARACTERS);
    Optional<String> condition = query.choice("condition", List.of("NEW", "USED"));
    OptionalLong min = query.integer("minPriceCents", 0, MAX_PRICE_CENTS);
    OptionalLong max = query.integer("maxPriceCents", 0, MAX_PRICE_CENTS);
    Query.Page page = query.page();
    query.done();
    SearchItemsRequest.Builder request =
        SearchItemsRequest.newBuilder()
            .setCategory((int) category)
            .addAllKeywords(keywords)
            .setCondition(
                condition.map(ItemSearch::condition).orElse(Condition.CONDITION_UNSPECIFIED))
            .setLimit(page.limit())
            .setCursor(page.cursor());
    min.ifPresent(request::setMinPriceCents);
    max.ifPresent(request::setMaxPriceCents);
    return new ItemSearch(request.build(), page);
  }

  private static Condition condition(String word) {
    return word.equals("NEW") ? Condition.CONDITION_NEW : Condition.CONDITION_USED;
  }
}
