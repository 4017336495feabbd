package stoa.cli.admin.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.CommandFailure;
import stoa.cli.admin.backup.BackupManifest.FileFacts;
import stoa.cli.admin.backup.BackupManifest.Part;
import stoa.replica.apply.Levels;

class StagingTest {
  private static final long STARTED = Instant.parse("2026-11-30T06:00:00Z").toEpochMilli();
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-30T07:00:00Z"));

  @TempDir Path directory;
  private SetStore set;

  @BeforeEach
  void make() throws IOException {
    set = SetStore.directory(directory.resolve("set"));
    write(1, 1);
  }

  private void write(long cluster, int level) throws IOException {
    List<Part> parts = new ArrayList<>();
    parts.add(part("customer", 10L, level, STARTED + 1));
    parts.add(part("product", 20L, level, STARTED + 2));
    parts.add(part("payment", null, null, null));
    new BackupManifest(BackupManifest.FORMAT, "b1", cluster, STARTED, STARTED + 9, parts)
        .write(set);
  }

  private Part part(
      String name, @Nullable Long position, @Nullable Integer level, @Nullable Long time)
      throws IOException {
    try (var out = new HashedOutput(set.create(name + "/rows.rows"))) {
      out.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
      FileFacts facts = out.facts("rows.rows");
      return new Part(name, name + "-1", position, level, position, time, List.of(facts));
    }
  }

  @Test
  void everyPartIsWholeAndSaysWhatIsToBeMadeOfIt() throws IOException {
    Path staged = directory.resolve("staged");
    stage(1, List.of(), false).copyTo(staged, line -> {});
    Properties customer = order(staged, "customer");
    Properties product = order(staged, "product");
    assertEquals("10", customer.getProperty("position"));
    assertEquals("20", product.getProperty("position"));
    assertEquals(customer.getProperty("restore"), product.getProperty("restore"));
    long since = STARTED - Staging.MARGIN_MILLIS;
    assertEquals(Long.toString(since), product.getProperty("decidedSinceMillis"));
    long seconds =
        NOW.instant().getEpochSecond() - Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
    assertEquals(Long.toString(seconds), product.getProperty("range"));
    assertEquals("payment", order(staged, "payment").getProperty("part"));
    assertEquals("content of product", Files.readString(staged.resolve("product/rows.rows")));
  }

  @Test
  void twoStagingsAreTwoRestores() throws IOException {
    stage(1, List.of(), false).copyTo(directory.resolve("a"), line -> {});
    stage(1, List.of(), false).copyTo(directory.resolve("b"), line -> {});
    assertNotEquals(
        order(directory.resolve("a"), "customer").getProperty("restore"),
        order(directory.resolve("b"), "customer").getProperty("restore"));
  }

  @Test
  void aDamagedOrMissingFileIsRefused() throws IOException {
    Path file = directory.resolve("set/product/rows.rows");
    Files.writeString(file, "content of produkt");
    assertRefused("damaged", () -> stage(1, List.of(), false).copyTo(other(), line -> {}));
    Files.delete(file);
    assertRefused("missing", () -> stage(1, List.of(), false).copyTo(other(), line -> {}));
  }

  private Path other() {
    return directory.resolve("other-" + System.nanoTime());
  }

  @Test
  void anotherClusterANewerLevelAndAnUnfinishedSetAreRefused() throws IOException {
    assertRefused("cluster 1", () -> stage(2, List.of(), false));
    write(1, BackupManifest.NEWEST_LEVEL + 1);
    assertRefused("newer build", () -> stage(1, List.of(), false));
    Files.delete(directory.resolve("set/backup.json"));
    assertRefused("no backup", () -> stage(1, List.of(), false));
  }

  @Test
  void aPartAloneNeedsForce() throws IOException {
    assertRefused("--force", () -> stage(1, List.of("product"), false));
    Path staged = directory.resolve("staged");
    stage(1, List.of("product"), true).copyTo(staged, line -> {});
    assertTrue(Files.exists(staged.resolve("product")));
    assertFalse(Files.exists(staged.resolve("customer")));
    assertRefused("parts of a backup", () -> stage(1, List.of("bank"), true));
  }

  @Test
  void aClockThatIsBehindTheBackupIsRefused() {
    InstantSource behind = InstantSource.fixed(Instant.ofEpochMilli(STARTED));
    assertRefused("clock", () -> Staging.of(set, 1, List.of(), false, behind));
  }

  @Test
  void theNewestLevelIsThatOfTheMembers() {
    assertEquals(Levels.NEWEST, BackupManifest.NEWEST_LEVEL);
  }

  private Staging stage(long cluster, List<String> only, boolean force) {
    return Staging.of(set, cluster, only, force, NOW);
  }

  private static void assertRefused(String why, org.junit.jupiter.api.function.Executable action) {
    var refused = assertThrows(CommandFailure.class, action);
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
  }

  private static Properties order(Path staged, String part) throws IOException {
    var properties = new Properties();
    properties.load(
        new StringReader(Files.readString(staged.resolve(part).resolve("restore.properties"))));
    return properties;
  }
}
