package stoa.replica.tally;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.CommittedEntry;
import stoa.replica.log.LogStatus;
import stoa.replica.log.ReplicatedLog;

/// The order of a group of one: what is submitted is committed.
@Singleton
public final class LocalLog implements ReplicatedLog {
  private final CommittedEntries entries;
  private final AtomicInteger handedOn = new AtomicInteger();
  private final ExecutorService apply = Executors.newSingleThreadExecutor();

  LocalLog(CommittedEntries entries) {
    this.entries = entries;
  }

  @Override
  public void start() {}

  @Override
  public CompletionStage<Long> submit(byte[] command) {
    return CompletableFuture.supplyAsync(
        () -> {
          long position = entries.appliedPosition() + 1;
          entries.apply(List.of(new CommittedEntry(position, List.of(command))));
          return position;
        },
        apply);
  }

  @Override
  public CompletionStage<Long> readBarrier() {
    return CompletableFuture.supplyAsync(entries::appliedPosition, apply);
  }

  @Override
  public LogStatus status() {
    return new LogStatus(
        LogStatus.Role.LEADER,
        entries.appliedPosition(),
        1,
        OptionalInt.of(0),
        List.of(0),
        true,
        "");
  }

  @Override
  public CompletionStage<Long> takeSnapshot() {
    return readBarrier();
  }

  @Override
  public void transferLeader(OptionalInt toMember) {
    handedOn.incrementAndGet();
  }

  /// How often it was told to hand leadership on.
  public int handedOn() {
    return handedOn.get();
  }

  @Override
  public void close() {
    apply.shutdown();
  }
}
