package stoa.cli.catalogue;

import java.util.List;

/// What became of a catalogue's rows.
///
/// @param listed rows that were listed now
/// @param present rows that had been listed before
public record ImportReport(long listed, long present, List<RefusedRow> refused) {
  /// A row that was refused; the others went on.
  public record RefusedRow(long line, String reason) {}

  /// One line.
  public String summary() {
    return "%d listed, %d listed before, %d refused".formatted(listed, present, refused.size());
  }
}
