package stoa.raft;

import com.alipay.sofa.jraft.conf.Configuration;
import com.alipay.sofa.jraft.option.RaftOptions;
import com.alipay.sofa.jraft.option.ReadOnlyOption;
import com.alipay.sofa.jraft.storage.impl.RocksDBLogStorage;
import com.alipay.sofa.jraft.util.StorageOptionsFactory;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.util.SizeUnit;
import stoa.raft.transport.MemberNodeOptions;
import stoa.raft.transport.RaftTransport;
import stoa.replica.log.ProcessHalt;

/// How the engine is set up. Each line that differs from the engine's default says why.
final class EngineOptions {
  /// Engine's threads for answers of calls: its default of 80 is for thousands of groups.
  private static final int ANSWER_THREADS = 6;

  /// Entries of the engine's queues; the commands behind them are bounded by [CommandGatherer].
  private static final int QUEUE_ENTRIES = 1024;

  private static final int APPEND_BODY_BYTES = 256 * 1024;
  private static final int APPENDS_UNDER_WAY = 64;
  private static final int SNAPSHOT_CHUNK_BYTES = 512 * 1024;

  /// Heartbeats per election time-out; with 10, idle heartbeats cost more than the work.
  private static final int HEARTBEATS_PER_ELECTION_TIMEOUT = 4;

  private static final int MAX_CALL_MILLIS = 5_000;
  private static final int NO_SNAPSHOT_TIMER = 0;

  static {
    RocksDB.loadLibrary();
    boundRocksMemory();
  }

  private EngineOptions() {}

  static MemberNodeOptions of(
      RaftSettings settings,
      DataDirectory directory,
      CommittedStateMachine machine,
      RaftTransport transport,
      LogForces forces,
      ProcessHalt halt) {
    var options = new MemberNodeOptions(transport);
    options.setFsm(machine);
    options.setLogUri(directory.log().toString());
    options.setRaftMetaUri(directory.votes().toString());
    options.setSnapshotUri(directory.snapshots().toString());
    options.setServiceFactory(new SafeServiceFactory(halt, forces));
    options.setRaftOptions(raft(settings));
    options.setElectionTimeoutMs(settings.electionTimeoutMillis());
    if (directory.knowsFirstMembers()) {
      options.setInitialConf(firstMembers(settings));
    }
    // Snapshots follow the log's growth, see SnapshotPolicy.
    options.setSnapshotIntervalSecs(NO_SNAPSHOT_TIMER);
    // Without sharing, four wheels tick every millisecond in each process.
    options.setSharedElectionTimer(true);
    options.setSharedVoteTimer(true);
    options.setSharedStepDownTimer(true);
    options.setSharedSnapshotTimer(true);
    options.setSharedTimerPool(true);
    options.setTimerPoolSize(2);
    options.setRpcProcessorThreadPoolSize(ANSWER_THREADS);
    options.setRpcDefaultTimeout(Math.min(MAX_CALL_MILLIS, 5 * settings.electionTimeoutMillis()));
    options.setRpcConnectTimeoutMs(settings.electionTimeoutMillis() / 4);
    options.setDisableCli(true);
    options.setEnableMetrics(true);
    return options;
  }

  private static Configuration firstMembers(RaftSettings settings) {
    var members = new Configuration();
    settings.peers().keySet().forEach(member -> members.addPeer(settings.names().peer(member)));
    return members;
  }

  private static RaftOptions raft(RaftSettings settings) {
    var raft = new RaftOptions();
    raft.setSync(true);
    // The default is false: a vote could be forgotten in a power cut.
    raft.setSyncMeta(true);
    raft.setEnableLogEntryChecksum(true);
    // The default of a second makes every election slow.
    raft.setMaxElectionDelayMs(settings.electionTimeoutMillis() / 2);
    raft.setElectionHeartbeatFactor(HEARTBEATS_PER_ELECTION_TIMEOUT);
    // Leases trust clocks.
    raft.setReadOnlyOptions(ReadOnlyOption.ReadOnlySafe);
    raft.setDisruptorBufferSize(QUEUE_ENTRIES);
    raft.setMaxBodySize(APPEND_BODY_BYTES);
    raft.setMaxReplicatorInflightMsgs(APPENDS_UNDER_WAY);
    raft.setMaxByteCountPerRpc(SNAPSHOT_CHUNK_BYTES);
    return raft;
  }

  /// Bounds what RocksDB keeps outside the heap: by default 64 MiB three times over, a cache of
  /// half a gigabyte, and a gigabyte of its own log.
  private static void boundRocksMemory() {
    StorageOptionsFactory.registerRocksDBOptions(RocksDBLogStorage.class, databaseOptions());
    StorageOptionsFactory.registerRocksDBColumnFamilyOptions(
        RocksDBLogStorage.class, columnOptions());
    StorageOptionsFactory.registerRocksDBTableFormatConfig(
        RocksDBLogStorage.class, new BlockBasedTableConfig().setNoBlockCache(true));
  }

  private static DBOptions databaseOptions() {
    return StorageOptionsFactory.getDefaultRocksDBOptions()
        .setMaxTotalWalSize(64 * SizeUnit.MB)
        .setKeepLogFileNum(2)
        .setStatsDumpPeriodSec(0);
  }

  private static ColumnFamilyOptions columnOptions() {
    return StorageOptionsFactory.getDefaultRocksDBColumnFamilyOptions()
        .setWriteBufferSize(16 * SizeUnit.MB)
        .setMaxWriteBufferNumber(2);
  }
}
