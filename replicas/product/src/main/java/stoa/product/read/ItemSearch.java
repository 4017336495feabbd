package stoa.product.read;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stoa.product.row.ItemKey;
import stoa.product.row.ItemRow;
import stoa.product.row.Keywords;
import stoa.proto.product.v1.Condition;
import stoa.proto.product.v1.SearchItemsRequest;

/// Search within a category, ranked in SQL as [SearchRank] says. Every text of the user is a
/// parameter and is located, not matched as a pattern, so it has no special characters.
@Singleton
class ItemSearch {
  private final JdbcOperations operations;

  ItemSearch(JdbcOperations operations) {
    this.operations = operations;
  }

  /// The best items after a rank.
  List<ItemRow> find(SearchItemsRequest search, Optional<SearchRank> after, int atMost) {
    var statement = new Statement(search, after, atMost);
    return operations.prepareStatement(
        statement.sql(),
        prepared -> {
          int index = 0;
          for (Object parameter : statement.parameters) {
            prepared.setObject(++index, parameter);
          }
          try (var rows = prepared.executeQuery();
              var items = operations.entityStream(rows, ItemRow.class)) {
            return items.toList();
          }
        });
  }

  /// The statement, built from left to right together with its parameters.
  private static final class Statement {
    private final List<Object> parameters = new ArrayList<>();
    private final StringBuilder where = new StringBuilder();
    private final String sql;

    Statement(SearchItemsRequest search, Optional<SearchRank> after, int atMost) {
      Set<String> keywords = new LinkedHashSet<>(search.getKeywordsList());
      String exact =
          matches(keywords.stream().map(k -> Keywords.DELIMITER + k + Keywords.DELIMITER).toList());
      String located = matches(List.copyOf(keywords));
      filter(search);
      String ranked =
          """
          SELECT * FROM (
            SELECT item.*, %s AS exact, %s AS located, thumbs_up - thumbs_down AS score
            FROM item WHERE item_key BETWEEN ? AND ? AND stock > 0%s) ranked
          WHERE 1 = 1\
          """
              .formatted(exact, located, where);
      sql = ranked + page(!keywords.isEmpty(), after, atMost);
    }

    String sql() {
      return sql;
    }

    /// How many of the texts are in the item's keywords.
    private String matches(List<String> texts) {
      parameters.addAll(texts);
      return texts.isEmpty()
          ? "0"
          : texts.stream()
              .map(text -> "(LOCATE(?, keywords) > 0)")
              .collect(Collectors.joining(" + "));
    }

    private void filter(SearchItemsRequest search) {
      parameters.add(ItemKey.of(search.getCategory(), 0));
      parameters.add(ItemKey.of(search.getCategory(), ItemKey.MAX_NUMBER));
      if (search.getCondition() != Condition.CONDITION_UNSPECIFIED) {
        and("item_condition = ?", search.getCondition().name());
      }
      if (search.hasMinPriceCents()) {
        and("price_cents >= ?", search.getMinPriceCents());
      }
      if (search.hasMaxPriceCents()) {
        and("price_cents <= ?", search.getMaxPriceCents());
      }
    }

    private void and(String condition, Object parameter) {
      where.append(" AND ").append(condition);
      parameters.add(parameter);
    }

    /// `located` counts exact matches too; among items with as many of those it orders like the
    /// rest alone.
    private String page(boolean withKeywords, Optional<SearchRank> after, int atMost) {
      var page = new StringBuilder(withKeywords ? " AND located > 0" : "");
      after.ifPresent(rank -> {
        page.append(" AND (exact, located, score, -number) < (?, ?, ?, ?)");
        parameters.addAll(
            List.of(rank.exact(), rank.exact() + rank.partial(), rank.score(), -rank.number()));
      });
      parameters.add(atMost);
      return page.append(" ORDER BY exact DESC, located DESC, score DESC, number LIMIT ?")
          .toString();
    }
  }
}
