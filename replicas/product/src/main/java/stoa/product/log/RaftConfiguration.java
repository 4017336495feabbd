package stoa.product.log;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.raft.StartMode;
import stoa.raft.transport.TlsFiles;
import stoa.replica.log.ConfigurationException;

/// What Raft is told at start, by environment variables (`STOA_ELECTION_TIMEOUT_MILLIS`, …).
///
/// @param electionTimeoutMillis silence of a leader after which members ask for votes
/// @param bootstrap true at the very first start of the whole group only
/// @param restore where the backup is that the whole group begins with; absent as a rule
/// @param replace true when the group has removed this member and will add it again
/// @param raftTlsCert PEM; this and the next two together, or none of them
/// @param raftTlsKey PEM, PKCS#8
/// @param raftTlsCa PEM
@ConfigurationProperties("stoa")
public record RaftConfiguration(
    @Bindable(defaultValue = "1000") int electionTimeoutMillis,
    @Bindable(defaultValue = "false") boolean bootstrap,
    @Nullable Path restore,
    @Bindable(defaultValue = "false") boolean replace,
    @Nullable Path raftTlsCert,
    @Nullable Path raftTlsKey,
    @Nullable Path raftTlsCa) {

  StartMode startMode() {
    boolean restored = restore != null && !restore.toString().isBlank();
    if (replace && (bootstrap || restored)) {
      throw new ConfigurationException(
          "set only one of STOA_BOOTSTRAP, STOA_RESTORE and STOA_REPLACE");
    }
    if (restored) {
      return StartMode.RESTORE;
    }
    if (bootstrap) {
      return StartMode.BOOTSTRAP;
    }
    return replace ? StartMode.REPLACE : StartMode.NORMAL;
  }

  Optional<TlsFiles> tls() {
    if (raftTlsCert != null && raftTlsKey != null && raftTlsCa != null) {
      return Optional.of(new TlsFiles(raftTlsCert, raftTlsKey, raftTlsCa));
    }
    if (raftTlsCert != null || raftTlsKey != null || raftTlsCa != null) {
      throw new ConfigurationException(
          "set all of STOA_RAFT_TLS_CERT, STOA_RAFT_TLS_KEY and STOA_RAFT_TLS_CA, or none");
    }
    return Optional.empty();
  }
}
