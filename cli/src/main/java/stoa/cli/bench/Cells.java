package stoa.cli.bench;

import java.util.List;
import java.util.stream.Collectors;

/// Rows of cells, the first row being the headings; all columns but the first hold numbers.
final class Cells {
  private Cells() {}

  /// Columns as wide as their widest cell, numbers to the right.
  static String text(List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(row.getFirst()).append(" ".repeat(widths[0] - row.getFirst().length()));
      for (int column = 1; column < widths.length; column++) {
        String cell = row.get(column);
        text.append(" ".repeat(widths[column] - cell.length() + 2)).append(cell);
      }
      text.append('\n');
    }
    return text.toString();
  }

  static String markdown(List<List<String>> rows) {
    StringBuilder text = new StringBuilder(markdownRow(rows.getFirst()));
    text.append("|---|").append("---:|".repeat(rows.getFirst().size() - 1)).append('\n');
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
