package stoa.payment.backup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row a line: the table's name and the values, with tabs between. The first line names format
/// and cluster, the last one is `end` and the number of rows.
final class LedgerLines {
  private static final String FIRST = "stoa ledger 1\t";
  private static final String LAST = "end\t";
  private static final String NULL = "\\N";

  private LedgerLines() {}

  static String first(long cluster) {
    return FIRST + cluster;
  }

  static boolean isFirst(@Nullable String line, long cluster) {
    return first(cluster).equals(line);
  }

  static String last(long rows) {
    return LAST + rows;
  }

  static boolean isLast(String line) {
    return line.startsWith(LAST);
  }

  static String row(String table, List<@Nullable String> values) {
    var line = new StringBuilder(table);
    for (@Nullable String value : values) {
      line.append('\t').append(value == null ? NULL : escaped(value));
    }
    return line.toString();
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /// The table's name, then the values.
  static List<@Nullable String> fields(String line) {
    var fields = new ArrayList<@Nullable String>();
    for (String field : line.split("\t", -1)) {
      fields.add(field.equals(NULL) ? null : plain(field));
    }
    return fields;
  }

  private static String plain(String field) {
    var plain = new StringBuilder(field.length());
    boolean escaped = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && !escaped) {
        escaped = true;
        continue;
      }
      plain.append(escaped ? meant(c) : c);
      escaped = false;
    }
    return plain.toString();
  }

  private static char meant(char escaped) {
    return switch (escaped) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> escaped;
    };
  }
}
