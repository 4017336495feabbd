package stoa.cli.admin.audit;

import java.util.List;

/// The one outcome of an order id, as the product group has it.
///
/// @param totalCents what is charged
/// @param acknowledged nothing is left to do or to tell
record Order(
    String id, long buyerId, Stage stage, long totalCents, boolean acknowledged, List<Line> lines) {

  /// Whether its last message is acknowledged. A refusal has none that the product group knows of.
  boolean isFinal() {
    return switch (stage) {
      case COMPLETED, DECLINED -> acknowledged;
      case PLACED, PAID, REFUSED, UNKNOWN -> false;
    };
  }

  /// Whether it goes on, or still has something to tell.
  boolean isUnderWay() {
    return switch (stage) {
      case PLACED, PAID -> true;
      case COMPLETED, DECLINED -> !acknowledged;
      case REFUSED, UNKNOWN -> false;
    };
  }

  long units() {
    return lines.stream().mapToLong(Line::quantity).sum();
  }

  long centsOfLines() {
    return lines.stream().mapToLong(line -> line.quantity() * line.priceCents()).sum();
  }
}
