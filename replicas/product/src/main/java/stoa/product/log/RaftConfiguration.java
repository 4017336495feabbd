package stoa.product.log;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import stoa.raft.StartMode;
import stoa.replica.log.ConfigurationException;

/// What Raft is told at start, by environment variables (`STOA_ELECTION_TIMEOUT_MILLIS`, …).
///
/// @param electionTimeoutMillis silence of a leader after which members ask for votes
/// @param bootstrap true at the very first start of the whole group only
/// @param restore where the backup is that the whole group begins with; absent as a rule
/// @param replace true when the group has removed this member and will add it again
@ConfigurationProperties("stoa")
public record RaftConfiguration(
    @Bindable(defaultValue = "1000") int electionTimeoutMillis,
    @Bindable(defaultValue = "false") boolean bootstrap,
    @Nullable Path restore,
    @Bindable(defaultValue = "false") boolean replace) {

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
}
