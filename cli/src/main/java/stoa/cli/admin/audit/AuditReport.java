package stoa.cli.admin.audit;

import java.util.List;
import stoa.cli.TextTable;

/// An audit's end as text.
final class AuditReport {
  /// What is printed of a long list; JSON has all of it.
  private static final int SHOWN = 20;

  private AuditReport() {}

  static String text(Audit.Report report) {
    StringBuilder text = new StringBuilder();
    text.append("product group at position ").append(report.productPosition());
    text.append(", customer group at position ").append(report.customerPosition()).append('\n');
    text.append(table(report));
    for (Equation equation : report.equations()) {
      list(text, "DIFFERENT: " + equation.name(), equation.differences());
    }
    for (Apart apart : report.apart()) {
      list(text, "apart: " + apart.what(), apart.orders());
    }
    return text.toString();
  }

  private static TextTable table(Audit.Report report) {
    TextTable table = new TextTable("EQUATION", "NUMBERS", "");
    for (Equation equation : report.equations()) {
      table.row(
          equation.name(),
          equation.numbers(),
          equation.holds() ? "holds" : equation.differences().size() + " DIFFERENT");
    }
    return table;
  }

  private static void list(StringBuilder text, String heading, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    text.append(heading).append(" (").append(lines.size()).append(")\n");
    lines.stream().limit(SHOWN).forEach(line -> text.append("  ").append(line).append('\n'));
    if (lines.size() > SHOWN) {
      text.append("  and ").append(lines.size() - SHOWN).append(" more\n");
    }
  }
}
