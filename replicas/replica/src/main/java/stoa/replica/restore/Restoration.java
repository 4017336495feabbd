package stoa.replica.restore;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.Levels;
import stoa.replica.database.DatabaseDurability;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.ConfigurationException;
import stoa.replica.peer.Peers;
import stoa.replica.service.ReplicaConfiguration;
import stoa.replica.snapshot.SqlSnapshots;

/// Loads the backup that the member was given (`STOA_RESTORE`), before its log begins.
///
/// The setting has no meaning any more once the member has loaded it. It is refused where there is
/// any data, so a member that lost its disk later cannot begin with it beside the others.
@Singleton
public final class Restoration {
  private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

  /// Where the groups' logs keep their files in the data directory.
  private static final List<String> LOGS = List.of("sequencer", "raft");

  private final Optional<RestoreOrder> order;
  private final Optional<RestoreChanges> changes;
  private final SqlSnapshots snapshots;
  private final DatabaseDurability durability;
  private final AppliedPositions positions;
  private final Levels levels;
  private final Peers peers;
  private final String group;
  private final long cluster;
  private final Path dataDirectory;

  Restoration(
      PropertyResolver properties,
      Optional<RestoreChanges> changes,
      SqlSnapshots snapshots,
      DatabaseDurability durability,
      AppliedPositions positions,
      Levels levels,
      Peers peers,
      @Property(name = "stoa.group") String group,
      @Property(name = "stoa.cluster", defaultValue = "1") long cluster,
      ReplicaConfiguration configuration) {
    this.order =
        properties
            .getProperty("stoa.restore", String.class)
            .filter(directory -> !directory.isBlank())
            .map(directory -> RestoreOrder.read(Path.of(directory)));
    this.changes = changes;
    this.snapshots = snapshots;
    this.durability = durability;
    this.positions = positions;
    this.levels = levels;
    this.peers = peers;
    this.group = group;
    this.cluster = cluster;
    this.dataDirectory = configuration.dataDir();
  }

  /// What the member was given, if anything.
  public Optional<RestoreOrder> order() {
    return order;
  }

  /// Returns once the database has all of it, durably; at once where nothing is to be loaded.
  ///
  /// @throws ConfigurationException when it is refused; nothing was changed then
  public void run() {
    Optional<RestoreMark> mark = RestoreMark.read(dataDirectory);
    if (mark.isPresent() && mark.get().loaded()) {
      mustBeOf(mark.get());
      return;
    }
    if (order.isEmpty()) {
      mark.ifPresent(unfinished -> {
        throw new ConfigurationException(
            "this member's restore is not over: set STOA_RESTORE again, or empty "
                + dataDirectory
                + " and the database");
      });
      return;
    }
    mark.ifPresent(this::mustBeOf);
    check(order.get(), mark.isEmpty());
    load(order.get());
  }

  private void mustBeOf(RestoreMark mark) {
    if (order.isPresent() && !order.get().id().equals(mark.id())) {
      throw new ConfigurationException(
          "this member has begun with another restore (%s): empty %s and the database, or unset"
                  .formatted(mark.id(), dataDirectory)
              + " STOA_RESTORE");
    }
  }

  private void check(RestoreOrder given, boolean first) {
    require(given.part().equals(group), "it is the part of the " + given.part() + " group");
    require(
        given.cluster() == cluster,
        "it is a backup of cluster %d, and this is cluster %d".formatted(given.cluster(), cluster));
    require(
        levels.known().contains(given.level()),
        "its active level is %d, and this build knows %s: install a newer build"
            .formatted(given.level(), levels.known()));
    given.mustBeWhole();
    if (first) {
      mustBeEmpty();
      // Asked before the long loading: those that were quicker may have formed the group after it.
      peers
          .dataBeyond(given.position())
          .ifPresent(trace -> {
            throw refused(trace + ": the group exists, so replace this member in it");
          });
    }
  }

  private void mustBeEmpty() {
    long position = positions.current().position();
    require(
        position == CommittedEntries.NOTHING_APPLIED,
        "this member's database has data up to position %d: empty it first".formatted(position));
    LOGS.stream().map(dataDirectory::resolve).filter(Files::exists).forEach(Restoration::empty);
  }

  private static void empty(Path log) {
    try (Stream<Path> files = Files.walk(log)) {
      files
          .filter(Files::isRegularFile)
          .findFirst()
          .ifPresent(file -> {
            throw refused("there is data of a log, %s: empty %s first".formatted(file, log));
          });
    } catch (IOException e) {
      throw refused(log + " cannot be read: " + e.getMessage());
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw refused(otherwise);
    }
  }

  private static ConfigurationException refused(String why) {
    return new ConfigurationException("STOA_RESTORE is refused: " + why);
  }

  private void load(RestoreOrder given) {
    LOG.info("loading the backup of position {} from {}", given.position(), given.directory());
    new RestoreMark(given.id(), false).write(dataDirectory);
    try {
      snapshots.restoreFrom(
          given.directory(), (connection, state) -> changed(connection, state, given));
      long position = durability.force();
      if (position != given.position()) {
        throw new IOException("the database stands at %d after it".formatted(position));
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the backup cannot be loaded", e);
    }
    new RestoreMark(given.id(), true).write(dataDirectory);
    LOG.info("loaded the backup of position {}", given.position());
  }

  private AppliedState changed(Connection connection, AppliedState state, RestoreOrder given)
      throws SQLException {
    if (state.position() != given.position()) {
      throw new SQLException("the files are of position %d".formatted(state.position()));
    }
    return changes.isPresent() ? changes.get().apply(connection, state, given) : state;
  }
}
