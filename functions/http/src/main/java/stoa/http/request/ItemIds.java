package stoa.http.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.proto.common.v1.ItemId;

/// Item ids as clients write them: `<category>-<number>`, without leading zeros.
public final class ItemIds {
  private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,3})-([1-9][0-9]{0,17})");

  private ItemIds() {}

  /// Empty when the text is no item id.
  public static Optional<ItemId> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            ItemId.newBuilder()
                .setCategory(Integer.parseInt(form.group(1)))
                .setNumber(Long.parseLong(form.group(2)))
                .build())
        : Optional.empty();
  }

  /// Of a path: what is no item id names no item.
  ///
  /// @throws stoa.http.problem.ProblemException `item-not-found`
  public static ItemId ofPath(String text) {
    return parse(text).orElseThrow(() -> Problem.of(ProblemCode.ITEM_NOT_FOUND).exception());
  }

  /// As clients write it.
  public static String write(ItemId id) {
    return id.getCategory() + "-" + id.getNumber();
  }
}
