package stoa.raft;

import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.option.RaftMetaStorageOptions;
import com.alipay.sofa.jraft.storage.RaftMetaStorage;
import java.io.IOException;
import stoa.replica.log.ProcessHalt;

/// The engine's own storage of term and vote, whose failures end the process.
///
/// Version 1.3.15 grants a vote and announces its own candidacy even when saving it failed, so a
/// restart could vote twice in one term. A member that cannot save a vote must not go on.
public final class VoteSafeMetaStorage implements RaftMetaStorage {
  private final RaftMetaStorage storage;
  private final ProcessHalt halt;

  /// @param storage what saves
  /// @param halt called when it could not
  public VoteSafeMetaStorage(RaftMetaStorage storage, ProcessHalt halt) {
    this.storage = storage;
    this.halt = halt;
  }

  /// Also saves what was loaded, so that the file exists from the first start on and a member whose
  /// file is gone can tell.
  @Override
  public boolean init(RaftMetaStorageOptions options) {
    return storage.init(options)
        && storage.setTermAndVotedFor(storage.getTerm(), storage.getVotedFor());
  }

  @Override
  public void shutdown() {
    storage.shutdown();
  }

  @Override
  public boolean setTerm(long term) {
    return saved(storage.setTerm(term));
  }

  @Override
  public long getTerm() {
    return storage.getTerm();
  }

  @Override
  public boolean setVotedFor(PeerId peer) {
    return saved(storage.setVotedFor(peer));
  }

  @Override
  public PeerId getVotedFor() {
    return storage.getVotedFor();
  }

  @Override
  public boolean setTermAndVotedFor(long term, PeerId peer) {
    return saved(storage.setTermAndVotedFor(term, peer));
  }

  private boolean saved(boolean success) {
    if (!success) {
      var reason = "Raft could not save its term and vote";
      halt.halt(reason, new IOException(reason));
    }
    return success;
  }
}
