package stoa.raft;

import com.alipay.sofa.jraft.core.DefaultJRaftServiceFactory;
import com.alipay.sofa.jraft.option.RaftOptions;
import com.alipay.sofa.jraft.storage.RaftMetaStorage;
import stoa.replica.log.ProcessHalt;

/// The engine's standard storages, with votes that are saved or the end of the process.
final class SafeServiceFactory extends DefaultJRaftServiceFactory {
  private final ProcessHalt halt;

  SafeServiceFactory(ProcessHalt halt) {
    this.halt = halt;
  }

  @Override
  public RaftMetaStorage createRaftMetaStorage(String uri, RaftOptions options) {
    return new VoteSafeMetaStorage(super.createRaftMetaStorage(uri, options), halt);
  }
}
