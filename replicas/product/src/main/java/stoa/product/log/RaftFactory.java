package stoa.product.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import stoa.product.ProductReplica;
import stoa.raft.PeerAddresses;
import stoa.raft.RaftLog;
import stoa.raft.RaftMetrics;
import stoa.raft.RaftSettings;
import stoa.replica.apply.BatchApplier;
import stoa.replica.log.ProcessHalt;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.peer.Peers;
import stoa.replica.restore.Restoration;
import stoa.replica.restore.RestoreOrder;
import stoa.replica.service.ReplicaConfiguration;
import stoa.replica.snapshot.StateSnapshots;
import stoa.tls.TransportSecurity;

/// Puts Raft together from the replica's configuration.
@Factory
final class RaftFactory {
  @Singleton
  @Bean(typed = {ReplicatedLog.class, RaftLog.class})
  RaftLog log(
      ReplicaConfiguration replica,
      RaftConfiguration raft,
      TransportSecurity security,
      BatchApplier applier,
      StateSnapshots states,
      Leadership leadership,
      Restoration restoration,
      Peers peers,
      ProcessHalt halt,
      MeterRegistry meters) {
    var settings =
        RaftSettings.of(
            ProductReplica.GROUP,
            replica.member(),
            PeerAddresses.parse(replica.peers()),
            replica.dataDir(),
            raft.startMode(),
            raft.electionTimeoutMillis(),
            security.tls());
    var log =
        new RaftLog(
            settings,
            applier,
            states,
            leadership,
            peers::existingData,
            halt,
            firstTerm(restoration));
    new RaftMetrics(log).bindTo(meters);
    return log;
  }

  /// Terms go on in a new range, as numbers do: no term that recorded something is used again.
  private static OptionalLong firstTerm(Restoration restoration) {
    return restoration.order().stream().mapToLong(RestoreOrder::range).findFirst();
  }
}
