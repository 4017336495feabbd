package stoa.replica.snapshot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.proto.admin.v1.TableChecksum;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.database.DirectConnections;

/// Checksums of all tables at chosen positions, to compare between members.
///
/// The state is pinned on the apply thread and summed on another. At most [#MAX_AT_ONCE] are under
/// way; one asked for beyond that is never ready. The last [#MAX_KEPT] are kept.
@Singleton
public final class Verifications {
  static final int MAX_AT_ONCE = 2;
  static final int MAX_KEPT = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

  private final ReplicatedTables tables;
  private final DirectConnections connections;
  private final Semaphore free = new Semaphore(MAX_AT_ONCE);
  private final ConcurrentSkipListMap<Long, Verification> done = new ConcurrentSkipListMap<>();

  /// What a member found at a position.
  ///
  /// @param state the applied state there, rolling hash included
  public record Verification(AppliedState state, List<TableChecksum> tables) {}

  Verifications(ReplicatedTables tables, DirectConnections connections) {
    this.tables = tables;
    this.connections = connections;
  }

  /// Pins the state and begins to sum it. Called on the apply thread, right after the commit.
  public void take(AppliedState state) {
    if (!free.tryAcquire()) {
      LOG.warn("verification at {} left out: {} are under way", state.position(), MAX_AT_ONCE);
      return;
    }
    try {
      Connection pinned = connections.openPinned();
      Thread.ofVirtual().name("verification").start(() -> sum(state, pinned));
    } catch (SQLException e) {
      free.release();
      LOG.warn("verification at {} failed", state.position(), e);
    }
  }

  /// The finding at a position, once it is ready.
  public Optional<Verification> at(long position) {
    return Optional.ofNullable(done.get(position));
  }

  private void sum(AppliedState state, Connection pinned) {
    try (pinned) {
      var sums = new ArrayList<TableChecksum>();
      for (ReplicatedTable table : tables.all()) {
        sums.add(TableChecksums.of(pinned, table));
      }
      done.put(state.position(), new Verification(state, sums));
      forgetOldest();
    } catch (SQLException e) {
      LOG.warn("verification at {} failed", state.position(), e);
    } finally {
      free.release();
    }
  }

  private void forgetOldest() {
    while (done.size() > MAX_KEPT) {
      Map.Entry<Long, Verification> oldest = done.firstEntry();
      if (oldest != null) {
        done.remove(oldest.getKey());
      }
    }
  }
}
