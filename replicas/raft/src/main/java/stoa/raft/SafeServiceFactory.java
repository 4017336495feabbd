package stoa.raft;

import com.alipay.sofa.jraft.core.DefaultJRaftServiceFactory;
import com.alipay.sofa.jraft.option.RaftOptions;
import com.alipay.sofa.jraft.storage.LogStorage;
import com.alipay.sofa.jraft.storage.RaftMetaStorage;
import stoa.replica.log.ProcessHalt;

/// The engine's standard storages, with votes that are saved or the end of the process, and the
/// time that it takes to force the log.
final class SafeServiceFactory extends DefaultJRaftServiceFactory {
  private final ProcessHalt halt;
  private final LogForces forces;

  SafeServiceFactory(ProcessHalt halt, LogForces forces) {
    this.halt = halt;
    this.forces = forces;
  }

  @Override
  public LogStorage createLogStorage(String uri, RaftOptions options) {
    return new TimedLogStorage(super.createLogStorage(uri, options), forces);
  }

  @Override
  public RaftMetaStorage createRaftMetaStorage(String uri, RaftOptions options) {
    return new VoteSafeMetaStorage(super.createRaftMetaStorage(uri, options), halt);
  }
}
