package stoa.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stoa.cli.CommandFailure;
import stoa.cli.api.Listing;
import stoa.cli.catalogue.CatalogueImport;
import stoa.cli.catalogue.ImportReport;
import stoa.cli.catalogue.ProgressBar;

/// Two sellers put their goods up for sale.
final class OpeningScene {
  private static final String CATALOGUE = "/stoa/cli/catalogue.csv";
  private static final long CATEGORY = 4200;
  private static final int LAMPS = 30;
  private static final int MORE_LAMPS = 10;
  private static final long LAMP_CENTS = 1250;

  private final Narration narration;
  private final Cast cast;

  OpeningScene(Narration narration, Cast cast) {
    this.narration = narration;
    this.cast = cast;
  }

  /// What is for sale once the scene is over.
  Goods play() {
    narration.scene("Two sellers open their stalls");
    Seller hermes = cast.seller("hermes");
    Seller athena = cast.seller("athena");
    narration.tell(hermes.username() + " is seller " + hermes.id());
    narration.tell(athena.username() + " is seller " + athena.id());
    importCatalogue(hermes);
    String owl = list(athena, "Owl of Athena", "owl", 1, 99_900);
    String lamp = list(athena, "Olive lamp", "lamp", LAMPS, LAMP_CENTS);
    change(athena, lamp);
    Map<String, Long> listed = new TreeMap<>();
    List<JsonNode> catalogue = hermes.items();
    catalogue.forEach(item -> listed.put(id(item), item.path("quantity").asLong()));
    listed.put(owl, 1L);
    listed.put(lamp, (long) LAMPS + MORE_LAMPS);
    return new Goods(hermes, athena, owl, lamp, CATEGORY, catalogue, listed);
  }

  private void importCatalogue(Seller seller) {
    ImportReport report = withCatalogue(file -> runImport(seller, file));
    List<JsonNode> items = seller.items();
    narration.claim(
        report.refused().isEmpty() && items.size() == report.listed(),
        "%s imports the sample catalogue: %s; %d items"
            .formatted(seller.username(), report.summary(), items.size()));
  }

  private static ImportReport runImport(Seller seller, Path file) {
    var silent = new ProgressBar(new PrintWriter(Writer.nullWriter()));
    return new CatalogueImport(seller.session(), seller.username()).run(file, silent);
  }

  private interface CatalogueUse {
    ImportReport run(Path file);
  }

  /// The import reads a file, as those of users are.
  private static ImportReport withCatalogue(CatalogueUse use) {
    try {
      Path file = Files.createTempFile("stoa-catalogue", ".csv");
      try (InputStream resource = OpeningScene.class.getResourceAsStream(CATALOGUE)) {
        if (resource == null) {
          throw new CommandFailure("the sample catalogue is missing in this build");
        }
        Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
        return use.run(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String list(Seller seller, String name, String keyword, long units, long cents) {
    var listing = new Listing(name, CATEGORY, List.of(keyword, cast.mark()), "NEW", cents, units);
    String item = id(seller.session().list(listing));
    narration.tell(
        "%s lists %s: item %s, %d at %s"
            .formatted(seller.username(), name, item, units, Money.of(cents)));
    return item;
  }

  private void change(Seller seller, String lamp) {
    seller.session().changePrice(lamp, LAMP_CENTS + 100);
    JsonNode changed = seller.session().changeUnits(lamp, MORE_LAMPS);
    narration.claim(
        changed.path("quantity").asLong() == LAMPS + MORE_LAMPS
            && changed.path("priceCents").asLong() == LAMP_CENTS + 100,
        "a dearer lamp and %d more of them: %d at %s"
            .formatted(
                MORE_LAMPS,
                changed.path("quantity").asLong(),
                Money.of(changed.path("priceCents").asLong())));
  }

  private static String id(JsonNode item) {
    return item.path("itemId").asText();
  }
}
