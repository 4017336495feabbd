package stoa.cli.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stoa.cli.api.Accounts.Role;
import stoa.cli.api.Listing;
import stoa.cli.api.SellerSession;
import stoa.cli.catalogue.CatalogueImport;
import stoa.cli.catalogue.ImportReport;
import stoa.cli.catalogue.ProgressBar;

/// `stoa seller`: list items, one by one or as a whole catalogue.
@Command(
    name = "seller",
    description =
        "Sell: list items, change prices and units. Without a verb an interactive session.",
    mixinStandardHelpOptions = true)
public final class SellerCommand extends MarketCommand {
  public SellerCommand() {
    super(Role.SELLER);
  }

  @Command(name = "list", description = "Put an item up for sale.")
  void list(
      @Parameters(paramLabel = "NAME", description = "1 to 32 characters") String name,
      @Option(names = "--category", required = true, description = "0 to 9999") long category,
      @Option(names = "--price-cents", required = true) long priceCents,
      @Option(names = "--units", defaultValue = "1") long units,
      @Option(names = "--used", description = "used instead of new") boolean used,
      @Option(names = "--keyword", description = "up to 5, each up to 8 characters")
          @Nullable List<String> keywords) {
    var listing =
        new Listing(
            name,
            category,
            keywords == null ? List.of() : keywords,
            used ? "USED" : "NEW",
            priceCents,
            units);
    print(call(session -> session.list(listing)), Texts::item);
  }

  @Command(name = "items", description = "One's own items.")
  void items(
      @Option(names = "--page", defaultValue = "20") int page,
      @Option(names = "--cursor", defaultValue = "") String cursor) {
    print(call(session -> session.items(page, cursor)), Texts::items);
  }

  @Command(name = "price", description = "Change a price.")
  void price(
      @Parameters(paramLabel = "ITEM") String item,
      @Parameters(paramLabel = "CENTS") long priceCents) {
    print(call(session -> session.changePrice(item, priceCents)), Texts::item);
  }

  @Command(
      name = "units",
      description = "Add units, or take some away: stoa seller units 7-1 -- -5")
  void units(
      @Parameters(paramLabel = "ITEM") String item, @Parameters(paramLabel = "DELTA") long delta) {
    print(call(session -> session.changeUnits(item, delta)), Texts::item);
  }

  @Command(name = "withdraw", description = "Withdraw an item.")
  void withdraw(@Parameters(paramLabel = "ITEM") String item) {
    withClient(client -> {
      new SellerSession(client, token()).withdraw(item);
      return true;
    });
    out().println("withdrawn");
  }

  @Command(name = "rating", description = "One's own rating.")
  void rating() {
    print(call(SellerSession::rating), Texts::rating);
  }

  @Command(
      name = "import",
      description =
          "List a whole catalogue: a CSV file with the columns name, category, keywords, condition,"
              + " price, quantity. May be repeated: what is listed already is left alone. Exit code"
              + " 1 when a row was refused.")
  int importCatalogue(@Parameters(paramLabel = "FILE.csv") Path file) {
    ImportReport report =
        withClient(client ->
            new CatalogueImport(new SellerSession(client, token()), username())
                .run(file, new ProgressBar(err())));
    report.refused().forEach(row -> out().println("line " + row.line() + ": " + row.reason()));
    out().println(report.summary());
    return report.refused().isEmpty() ? 0 : 1;
  }

  private JsonNode call(Function<SellerSession, JsonNode> verb) {
    return withClient(client -> verb.apply(new SellerSession(client, token())));
  }
}
