package stoa.product.executor;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductResult;
import stoa.raft.RaftLog;
import stoa.replica.log.NotTakenException;
import stoa.replica.service.CommandGate;

/// The group's log as the leader of one term may use it: what it records is taken in that term or
/// not at all. Commands of a purchase are once-only by the order's row, so each may be repeated.
final class TermLog implements OrderLog {
  private final CommandGate gate;
  private final RaftLog log;
  private final long term;
  private final BooleanSupplier over;

  /// @param over whether the term is over, as far as this member knows
  TermLog(CommandGate gate, RaftLog log, long term, BooleanSupplier over) {
    this.gate = gate;
    this.log = log;
    this.term = term;
    this.over = over;
  }

  @Override
  public void mustGoOn() {
    if (over.getAsBoolean()) {
      throw new TermOverException(term);
    }
  }

  @Override
  public OrderOutcome submit(ProductOperation.Builder operation) {
    mustGoOn();
    try {
      return outcome(
          gate.submit(header(), operation.build().toByteString(), this::offer)
              .toCompletableFuture()
              .join());
    } catch (CompletionException e) {
      throw failure(e);
    }
  }

  private CompletionStage<Long> offer(byte[] command) {
    return log.submitInTerm(command, term);
  }

  private CommandHeader header() {
    return CommandHeader.newBuilder()
        .setAttempt(ThreadLocalRandom.current().nextLong())
        .setRequestId("executor-" + term)
        .build();
  }

  private RuntimeException failure(CompletionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return cause instanceof NotTakenException refused
            && refused.reason() == NotTakenException.Reason.NOT_LEADER
        ? new TermOverException(term)
        : new NotRecordedException(String.valueOf(cause.getMessage()));
  }

  private static OrderOutcome outcome(CommandResult result) {
    try {
      var decided = ProductResult.parseFrom(result.getResult());
      if (decided.hasOutcome()) {
        return decided.getOutcome();
      }
      throw new IllegalStateException("no outcome: " + decided.getRefusal().getCode());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a result that this build cannot read", e);
    }
  }
}
