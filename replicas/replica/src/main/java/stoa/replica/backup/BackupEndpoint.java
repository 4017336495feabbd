package stoa.replica.backup;

import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import stoa.proto.admin.v1.BackupServiceGrpc.BackupServiceImplBase;
import stoa.proto.admin.v1.BackupState;
import stoa.proto.admin.v1.ReadBackupRequest;
import stoa.proto.admin.v1.ReadBackupResponse;
import stoa.replica.apply.AppliedState;
import stoa.replica.audit.Pages;
import stoa.replica.audit.PinnedReads;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.service.OperatorFace;
import stoa.replica.service.ReplicaConfiguration;
import stoa.replica.snapshot.StateFiles;

/// Gives this member's state to an operator, at a position that a barrier has found, while the
/// member goes on: what is sent is one view of its database.
@Singleton
public final class BackupEndpoint implements OperatorFace {
  private final PinnedReads reads;
  private final StateFiles files;
  private final ReplicatedLog log;
  private final BackupState.Builder identity;

  BackupEndpoint(
      PinnedReads reads,
      StateFiles files,
      ReplicatedLog log,
      @Property(name = "stoa.group") String group,
      @Property(name = "stoa.cluster", defaultValue = "1") long cluster,
      ReplicaConfiguration configuration) {
    this.reads = reads;
    this.files = files;
    this.log = log;
    this.identity =
        BackupState.newBuilder()
            .setGroup(group)
            .setCluster(cluster)
            .setMember(configuration.member());
  }

  @Override
  public BindableService service() {
    return new Service();
  }

  private final class Service extends BackupServiceImplBase {
    @Override
    public void readBackup(ReadBackupRequest request, StreamObserver<ReadBackupResponse> observer) {
      reads.stream((pinned, _, sink) -> send(pinned, sink), observer);
    }
  }

  private void send(Connection pinned, Pages.Sink<ReadBackupResponse> sink)
      throws SQLException, InterruptedException {
    sink.put(ReadBackupResponse.newBuilder().setState(described(StateFiles.state(pinned))).build());
    var stream = new FileStream(sink);
    try {
      files.write(pinned, stream);
      stream.end();
    } catch (IOException e) {
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw new UncheckedIOException("the state cannot be sent", e);
    }
  }

  private BackupState described(AppliedState state) {
    return identity
        .clone()
        .setPosition(state.position())
        .setGroupTimeMillis(state.groupTimeMillis())
        .setActiveLevel(state.activeLevel())
        .setTermOrEpoch(log.status().termOrEpoch())
        .build();
  }
}
