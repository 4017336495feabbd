package stoa.cli.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import stoa.cli.CommandFailure;
import stoa.cli.api.Listing;

/// A catalogue: comma-separated, UTF-8, first line with the columns' names. `price` is in whole
/// units with up to two decimals (`12.50`), `keywords` are separated by blanks.
public final class CatalogueFile {
  /// Columns that must be there, in any order.
  static final List<String> COLUMNS =
      List.of("name", "category", "keywords", "condition", "price", "quantity");

  /// Most rows of one file.
  static final int MAX_ROWS = 100_000;

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final List<CatalogueRow> rows = new ArrayList<>();
  private final List<ImportReport.RefusedRow> refused = new ArrayList<>();
  private final Map<Listing, Integer> seen = new HashMap<>();

  private CatalogueFile() {}

  /// Reads a file. Rows that cannot be understood are set aside with their reason.
  ///
  /// @throws CommandFailure when the file cannot be read or lacks a column
  public static CatalogueFile read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader);
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      throw new CommandFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  static CatalogueFile read(Reader reader) throws IOException {
    var catalogue = new CatalogueFile();
    try (CSVParser parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
      for (String column : COLUMNS) {
        if (!parser.getHeaderNames().contains(column)) {
          throw new CommandFailure(
              "the column '" + column + "' is missing; a catalogue has " + COLUMNS);
        }
      }
      for (CSVRecord row : parser) {
        catalogue.take(row, parser.getCurrentLineNumber());
      }
    }
    return catalogue;
  }

  /// Rows that could be read.
  public List<CatalogueRow> rows() {
    return List.copyOf(rows);
  }

  /// Rows that could not.
  List<ImportReport.RefusedRow> refused() {
    return List.copyOf(refused);
  }

  private void take(CSVRecord row, long line) {
    if (rows.size() >= MAX_ROWS) {
      throw new CommandFailure("a catalogue has at most " + MAX_ROWS + " rows");
    }
    try {
      Listing listing = listing(row);
      int occurrence = seen.merge(listing, 1, Integer::sum) - 1;
      rows.add(new CatalogueRow(line, listing, occurrence));
    } catch (IllegalArgumentException wrong) {
      refused.add(new ImportReport.RefusedRow(line, String.valueOf(wrong.getMessage())));
    }
  }

  private static Listing listing(CSVRecord row) {
    if (!row.isConsistent()) {
      throw new IllegalArgumentException("not as many cells as there are columns");
    }
    String keywords = row.get("keywords").strip();
    return new Listing(
        row.get("name"),
        number(row, "category"),
        keywords.isEmpty() ? List.of() : List.of(keywords.split("\\s+")),
        row.get("condition").toUpperCase(Locale.ROOT),
        cents(row.get("price")),
        number(row, "quantity"));
  }

  private static long number(CSVRecord row, String column) {
    try {
      return Long.parseLong(row.get(column));
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          column + ": '" + row.get(column) + "' is no number", wrong);
    }
  }

  private static long cents(String price) {
    try {
      return new BigDecimal(price).movePointRight(2).longValueExact();
    } catch (ArithmeticException | NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "price: '" + price + "' is no amount with up to two decimals", wrong);
    }
  }
}
