package stoa.product.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import stoa.product.row.ItemRow;
import stoa.product.row.Keywords;

/// Where an item stands among the results of a search. Higher comes first, but for the number.
///
/// @param exact how many of the search's keywords are keywords of the item
/// @param partial how many others are part of a keyword of the item
/// @param score thumbs up less thumbs down
/// @param number within the category; the lower comes first
record SearchRank(long exact, long partial, long score, long number) {
  static SearchRank of(ItemRow item, List<String> searched) {
    Set<String> keywords = new LinkedHashSet<>(Keywords.of(item.keywords()));
    long exact = 0;
    long partial = 0;
    for (String keyword : new LinkedHashSet<>(searched)) {
      if (keywords.contains(keyword)) {
        exact++;
      } else if (keywords.stream().anyMatch(own -> own.contains(keyword))) {
        partial++;
      }
    }
    return new SearchRank(exact, partial, item.thumbsUp() - item.thumbsDown(), item.number());
  }

  static SearchRank of(long[] values) {
    return new SearchRank(values[0], values[1], values[2], values[3]);
  }

  long[] values() {
    return new long[] {exact, partial, score, number};
  }
}
