package stoa.replica.audit;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.database.DirectConnections;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.service.Failures;
import stoa.replica.service.GrpcAnswers;

/// Reads of everything that a member holds, at one position that covers every command acknowledged
/// before the read was asked: a barrier first, then one transaction with a view of the database
/// that later commits do not change.
///
/// At most [#MAX_AT_ONCE] run; a further one is refused. Each has a connection beside the pool, so
/// ordinary reads and the apply loop never wait for one.
@Singleton
public final class PinnedReads {
  static final int MAX_AT_ONCE = 2;

  /// How long a read may wait for its position, in seconds.
  static final long BARRIER_LIMIT_SECONDS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(PinnedReads.class);

  private final ReplicatedLog log;
  private final AppliedPositions positions;
  private final DirectConnections connections;
  private final Semaphore free = new Semaphore(MAX_AT_ONCE);

  PinnedReads(ReplicatedLog log, AppliedPositions positions, DirectConnections connections) {
    this.log = log;
    this.positions = positions;
    this.connections = connections;
  }

  /// Streams pages to a caller. Must be called within the gRPC method, which may then return.
  public <P> void stream(Pages<P> pages, StreamObserver<P> observer) {
    var stream = new PageStream<>(observer);
    if (!free.tryAcquire()) {
      stream.fail(
          GrpcAnswers.failure(
              new NotTakenException(
                  Reason.OVERLOADED, MAX_AT_ONCE + " audits read this member already")));
      return;
    }
    barrier()
        .whenComplete((position, failure) -> {
          if (failure == null) {
            Thread.ofVirtual().name("audit").start(() -> readAndRelease(position, pages, stream));
          } else {
            free.release();
            stream.fail(GrpcAnswers.failure(Failures.cause(failure)));
          }
        });
  }

  private CompletionStage<Long> barrier() {
    return log.readBarrier()
        .thenCompose(barrier -> positions.reached(barrier).thenApply(_ -> barrier))
        .toCompletableFuture()
        .orTimeout(BARRIER_LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private <P> void readAndRelease(long barrier, Pages<P> pages, PageStream<P> stream) {
    try (Connection pinned = connections.openPinned()) {
      pages.read(pinned, position(pinned, barrier), stream);
      stream.complete();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (SQLException failure) {
      LOG.warn("an audit's read failed", failure);
      stream.fail(
          GrpcAnswers.failure(
              new NotTakenException(Reason.UNAVAILABLE, "the database does not answer")));
    } catch (RuntimeException failure) {
      stream.fail(GrpcAnswers.failure(failure));
    } finally {
      free.release();
    }
  }

  /// A database that is being restored, or that lost commits in a crash of its server, is no
  /// source.
  private static long position(Connection pinned, long barrier) throws SQLException {
    try (Statement statement = pinned.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT log_position, restoring FROM applied_state")) {
      if (!row.next() || row.getInt(2) != 0 || row.getLong(1) < barrier) {
        throw new NotTakenException(
            Reason.UNAVAILABLE, "the database is not at position " + barrier);
      }
      return row.getLong(1);
    }
  }
}
