package stoa.cli.admin.backup;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.audit.PaymentOperations;
import stoa.cli.admin.backup.BackupManifest.Part;

/// Takes one set of a system that goes on: customer group, product group, ledger. The order
/// matters: what a later part knows of an earlier one's world can be told again, and the other way
/// round it could not.
public final class Backup {
  static final String CUSTOMER = "customer";
  static final String PRODUCT = "product";
  static final String PAYMENT = "payment";

  /// All parts, in the order in which they are taken.
  static final List<String> PARTS = List.of(CUSTOMER, PRODUCT, PAYMENT);

  private static final String LEDGER = "ledger.tsv";

  private final AdminGroup customer;
  private final AdminGroup product;
  private final URI payment;
  private final Duration limit;
  private final InstantSource time;

  /// @param limit for each part
  public Backup(
      AdminGroup customer, AdminGroup product, URI payment, Duration limit, InstantSource time) {
    this.customer = customer;
    this.product = product;
    this.payment = payment;
    this.limit = limit;
    this.time = time;
  }

  /// @param said is told of each part
  /// @throws CommandFailure when the target has something in it, a part cannot be taken, or the
  ///   parts are of different clusters; then the set has no manifest
  public BackupManifest take(SetStore store, Consumer<String> said) {
    try {
      if (!store.isEmpty()) {
        throw new CommandFailure(store + " is not empty: give each set a place of its own");
      }
      long started = time.millis();
      var parts = new GroupPart(store, limit);
      GroupPart.Taken first = parts.take(customer);
      said.accept(describe(first.part()));
      GroupPart.Taken second = parts.take(product);
      said.accept(describe(second.part()));
      Part ledger = ledger(store, List.of(first.cluster(), second.cluster()));
      said.accept(describe(ledger));
      var manifest =
          new BackupManifest(
              BackupManifest.FORMAT,
              UUID.randomUUID().toString(),
              first.cluster(),
              started,
              time.millis(),
              List.of(first.part(), second.part(), ledger));
      manifest.write(store);
      return manifest;
    } catch (IOException failure) {
      throw new CommandFailure(
          "%s cannot be written: %s".formatted(store, failure.getMessage()), failure);
    }
  }

  private Part ledger(SetStore store, List<Long> clusters) throws IOException {
    try (var operations = new PaymentOperations(payment, limit);
        var out = new HashedOutput(store.create(PAYMENT + "/" + LEDGER))) {
      long cluster = operations.backUp(out);
      if (clusters.stream().anyMatch(other -> other != cluster)) {
        throw new CommandFailure(
            "the parts are of different clusters: %s and %d".formatted(clusters, cluster));
      }
      return new Part(PAYMENT, PAYMENT, null, null, null, null, List.of(out.facts(LEDGER)));
    }
  }

  private static String describe(Part part) {
    long bytes = part.files().stream().mapToLong(BackupManifest.FileFacts::bytes).sum();
    String position = part.position() == null ? "" : " at position " + part.position();
    return "%s: %d bytes from %s%s".formatted(part.name(), bytes, part.member(), position);
  }
}
