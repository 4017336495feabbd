package stoa.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.Listing;
import stoa.cli.api.SellerSession;

/// Lists a catalogue's rows, several at a time, so that a repeat doubles nothing.
///
/// A row's Idempotency-Key follows from the account and the row, so a repeat within a day gets the
/// first answer again. Beyond that day, and whoever imported it, a row whose listing is there
/// already (same name, category, keywords, condition and price) is left alone, unless the file
/// itself has it several times.
public final class CatalogueImport {
  private static final int AT_ONCE = 8;
  private static final int PAGE = 100;

  private final SellerSession session;
  private final String account;
  private final AtomicLong listed = new AtomicLong();
  private final AtomicLong present = new AtomicLong();
  private final ConcurrentLinkedQueue<ImportReport.RefusedRow> refused =
      new ConcurrentLinkedQueue<>();

  /// @param account the seller's username, part of the keys
  public CatalogueImport(SellerSession session, String account) {
    this.session = session;
    this.account = account;
  }

  /// Lists a file's rows.
  ///
  /// @throws stoa.cli.api.ApiUnavailable when the system stays away; repeat the import then
  public ImportReport run(Path file, ProgressBar bar) {
    return run(CatalogueFile.read(file), bar);
  }

  ImportReport run(CatalogueFile file, ProgressBar bar) {
    refused.addAll(file.refused());
    Set<Listing> there = existing();
    Set<Listing> repeated = repeated(file.rows());
    var done = new AtomicLong();
    bar.show(0, file.rows().size());
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var waiting =
          file.rows().stream()
              .map(row ->
                  threads.submit(() -> {
                    list(row, there.contains(identity(row.listing())), repeated);
                    bar.show(done.incrementAndGet(), file.rows().size());
                  }))
              .toList();
      for (var one : waiting) {
        one.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new stoa.cli.CommandFailure("interrupted", interrupted);
    } catch (java.util.concurrent.ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed);
    }
    var rows = new ArrayList<>(refused);
    rows.sort(java.util.Comparator.comparingLong(ImportReport.RefusedRow::line));
    return new ImportReport(listed.get(), present.get(), List.copyOf(rows));
  }

  private void list(CatalogueRow row, boolean there, Set<Listing> repeated) {
    if (there && !repeated.contains(identity(row.listing()))) {
      present.incrementAndGet();
      return;
    }
    ApiAnswer answer = session.list(row.listing(), key(row));
    if (!answer.successful()) {
      refused.add(new ImportReport.RefusedRow(row.line(), reason(answer)));
    } else if (answer.replayed()) {
      present.incrementAndGet();
    } else {
      listed.incrementAndGet();
    }
  }

  private static String reason(ApiAnswer answer) {
    var reasons = new ArrayList<String>();
    for (JsonNode error : answer.json().path("errors")) {
      reasons.add(error.path("field").asText() + ": " + error.path("message").asText());
    }
    return reasons.isEmpty()
        ? answer.json().path("detail").asText(answer.code())
        : String.join("; ", reasons);
  }

  private Set<Listing> existing() {
    var there = new HashSet<Listing>();
    String cursor = "";
    do {
      JsonNode page = session.items(PAGE, cursor);
      page.path("items").forEach(item -> there.add(identity(listing(item))));
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty());
    return there;
  }

  private static Listing listing(JsonNode item) {
    var keywords = new ArrayList<String>();
    item.path("keywords").forEach(keyword -> keywords.add(keyword.asText()));
    return new Listing(
        item.path("name").asText(),
        item.path("category").asLong(),
        keywords,
        item.path("condition").asText(),
        item.path("priceCents").asLong(),
        0);
  }

  private static Set<Listing> repeated(List<CatalogueRow> rows) {
    var once = new HashSet<Listing>();
    var more = new HashSet<Listing>();
    rows.stream()
        .map(row -> identity(row.listing()))
        .filter(listing -> !once.add(listing))
        .forEach(more::add);
    return more;
  }

  /// What makes two listings join: all but the units, keywords as a set.
  private static Listing identity(Listing listing) {
    return new Listing(
        listing.name(),
        listing.category(),
        List.copyOf(new TreeSet<>(listing.keywords())),
        listing.condition(),
        listing.priceCents(),
        0);
  }

  private String key(CatalogueRow row) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (account + "\n" + row.listing() + "\n" + row.occurrence())
                      .getBytes(StandardCharsets.UTF_8));
      return "import-" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
