package stoa.product.log;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import stoa.product.ProductReplica;
import stoa.raft.PeerAddresses;
import stoa.raft.RaftLog;
import stoa.raft.RaftSettings;
import stoa.replica.apply.BatchApplier;
import stoa.replica.log.ProcessHalt;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.peer.Peers;
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
      Peers peers,
      ProcessHalt halt) {
    var settings =
        RaftSettings.of(
            ProductReplica.GROUP,
            replica.member(),
            PeerAddresses.parse(replica.peers()),
            replica.dataDir(),
            raft.startMode(),
            raft.electionTimeoutMillis(),
            security.tls());
    return new RaftLog(settings, applier, states, leadership, peers::existingData, halt);
  }
}
