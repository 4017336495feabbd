package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.audit.Settlement;
import stoa.cli.admin.backup.Backup;
import stoa.cli.admin.backup.SetStore;
import stoa.cli.admin.backup.Staging;
import stoa.cli.admin.member.Machine;
import stoa.cli.admin.member.Replacement;
import stoa.cli.api.ApiClient;
import stoa.cli.local.LocalRestore;
import stoa.cli.local.LocalSystem;

/// A system of its own: two machines lose their disks, then all of them do.
@Tag("own-system")
class BackupIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /// Carts of lost purchases are given back soon; without it they wait for half a minute.
  private static final Map<String, String> ENVIRONMENT =
      Map.of("STOA_ABANDONED_AFTER_MILLIS", "5000");

  /// Stays when the test fails: the logs of all processes are in it.
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  /// What a system has acknowledged and given out.
  private record Before(
      List<Shopping.Purchase> inTheBackup, Set<Long> accounts, Set<String> items) {}

  @Test
  void membersAreReplacedUnderLoadAndTheWholeComesBackFromABackup() throws Exception {
    Path data = directory.resolve("data");
    Path set = directory.resolve("set");
    Path keys = directory.resolve("keys");
    Before before;
    try (LocalSystem system = LocalSystem.start(data, 0, 0, 1, ENVIRONMENT)) {
      before = use(system, set);
    }
    copy(data.resolve("keys"), keys);
    LocalSystem.delete(data);

    var restore = new LocalRestore(data);
    restore.mustBeAbsent();
    try (SetStore store = SetStore.directory(set)) {
      Staging.of(store, LocalRestore.CLUSTER, List.of(), false, Clock.systemUTC())
          .copyTo(restore.incoming(), System.out::println);
    }
    restore.arrived(keys);
    try (LocalSystem system = LocalSystem.start(data, 0, 0, 1, ENVIRONMENT)) {
      assertIsBack(system, before);
    }
  }

  private static Before use(LocalSystem system, Path set) throws InterruptedException {
    try (Market market = new Market(system, LIMIT)) {
      List<String> items = market.items(2, 100_000);
      Shopping shopping = new Shopping(market.shoppers(4), items);
      var inTheBackup = new ArrayList<Shopping.Purchase>();
      try (shopping) {
        shopping.goesOn();
        replace(system, "product", 1);
        replace(system, "customer", 3);
        shopping.goesOn();
        backUp(
            system,
            set,
            line -> {
              System.out.println(line);
              if (line.startsWith("customer")) {
                // The product group's position comes after this moment.
                inTheBackup.addAll(shopping.acknowledged());
              }
            });
        shopping.goesOn();
      }
      shopping.assertNoErrors();
      Books.assertMembersEqual(system);
      var accounts = new HashSet<Long>();
      shopping.shoppers().forEach(shopper -> accounts.add(shopper.id()));
      // All that comes now is lost, but none of its numbers may come again.
      market.shoppers(3).forEach(shopper -> accounts.add(shopper.id()));
      var given = new HashSet<>(items);
      given.addAll(market.items(3, 5));
      assertFalse(inTheBackup.isEmpty());
      return new Before(inTheBackup, accounts, given);
    }
  }

  private static void replace(LocalSystem system, String kind, int number) {
    LocalSystem.Endpoints endpoints = system.endpoints();
    String name = kind + "-" + number;
    List<String> admins =
        kind.equals("product") ? endpoints.productAdmins() : endpoints.customerAdmins();
    try (AdminGroup group = AdminGroup.of(kind, admins)) {
      var replacement = new Replacement(group, number, LIMIT, System.out::println);
      replacement.run(machine(system, name), false);
      assertTrue(replacement.isInPlace());
    }
  }

  private static Machine machine(LocalSystem system, String name) {
    return new Machine() {
      @Override
      public void begin() {
        system.beginReplacement(name, true);
      }

      @Override
      public void start() {
        system.startIfDown(name);
      }

      @Override
      public void end() {
        system.endReplacement(name);
      }
    };
  }

  private static void backUp(LocalSystem system, Path set, Consumer<String> said) {
    LocalSystem.Endpoints endpoints = system.endpoints();
    try (AdminGroup product = AdminGroup.of("product", endpoints.productAdmins());
        AdminGroup customer = AdminGroup.of("customer", endpoints.customerAdmins());
        SetStore store = SetStore.directory(set)) {
      new Backup(customer, product, endpoints.paymentOperations(), LIMIT, Clock.systemUTC())
          .take(store, said);
    }
  }

  private static void assertIsBack(LocalSystem system, Before before) throws InterruptedException {
    LocalSystem.Endpoints endpoints = system.endpoints();
    try (AdminGroup product = AdminGroup.of("product", endpoints.productAdmins());
        AdminGroup customer = AdminGroup.of("customer", endpoints.customerAdmins())) {
      Settlement.Report report =
          Settlement.of(
              product, customer, endpoints.paymentOperations(), LIMIT, System.out::println);
      System.out.println(report);
      assertEquals(0, report.waiting());
    }
    assertTrue(system.awaitHealthy(LIMIT), () -> "not healthy: " + system.status());
    Books.assertMembersEqual(system);
    Audits.assertHolds(system);
    assertOrdersAreThere(endpoints, before);
    try (Market market = new Market(system, LIMIT)) {
      List<String> items = market.items(2, 1_000);
      List<Shopper> shoppers = market.shoppers(2);
      items.forEach(item -> assertFalse(before.items().contains(item), item));
      shoppers.forEach(shopper ->
          assertFalse(before.accounts().contains(shopper.id()), () -> "account " + shopper.id()));
      Shopping shopping = new Shopping(shoppers, items);
      try (shopping) {
        shopping.goesOn();
      }
      shopping.assertNoErrors();
    }
    Audits.assertHolds(system);
    Books.assertMembersEqual(system);
  }

  /// With the sessions of before: they are in the backup, and the keys are the same.
  private static void assertOrdersAreThere(LocalSystem.Endpoints endpoints, Before before) {
    Map<Shopper, List<Shopping.Purchase>> byShopper =
        before.inTheBackup().stream().collect(Collectors.groupingBy(Shopping.Purchase::shopper));
    try (var client = new ApiClient(endpoints.buyerFunctions(), LIMIT)) {
      byShopper.forEach((shopper, purchases) -> {
        List<JsonNode> history = new Shopper(shopper.id(), shopper.through(client)).orders();
        Set<String> completed =
            history.stream()
                .filter(order -> order.path("state").asText().equals("COMPLETED"))
                .map(order -> order.path("orderId").asText())
                .collect(Collectors.toSet());
        purchases.forEach(
            purchase -> assertTrue(completed.contains(purchase.orderId()), purchase::orderId));
      });
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }
}
