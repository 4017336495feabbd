package stoa.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Columns as wide as their widest cell, two blanks apart.
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /// @param headings of the columns
  public TextTable(String... headings) {
    rows.add(List.of(headings));
  }

  /// @param cells as many as there are headings; null is an empty cell
  public TextTable row(@org.jspecify.annotations.Nullable Object... cells) {
    rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell.toString()).toList());
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(line(row, widths)).append('\n');
    }
    return text.toString();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      line.append(row.get(column))
          .append(" ".repeat(widths[column] - row.get(column).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
