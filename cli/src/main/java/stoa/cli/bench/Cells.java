package stoa.cli.bench;

import java.util.List;
import java.util.stream.Collectors;

/// Rows of cells, the first row being the headings. The first columns hold words, the others
/// numbers.
final class Cells {
  private Cells() {}

  /// Columns as wide as their widest cell, numbers to the right.
  ///
  /// @param words how many columns at the left hold words
  static String text(List<List<String>> rows, int words) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String blanks = " ".repeat(widths[column] - row.get(column).length());
        line.append(column == 0 ? "" : "  ")
            .append(column < words ? row.get(column) + blanks : blanks + row.get(column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /// @param words how many columns at the left hold words
  static String markdown(List<List<String>> rows, int words) {
    StringBuilder text = new StringBuilder(markdownRow(rows.getFirst()));
    text.append('|')
        .append("---|".repeat(words))
        .append("---:|".repeat(rows.getFirst().size() - words))
        .append('\n');
    rows.stream().skip(1).map(Cells::markdownRow).forEach(text::append);
    return text.toString();
  }

  private static String markdownRow(List<String> row) {
    return row.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /// One row. No cell holds a comma, a quote or a line's end.
  static String csv(List<String> row) {
    return String.join(",", row) + "\n";
  }
}
