package stoa.replica.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.replica.v1.GroupCommand;
import stoa.replica.apply.KnownFields;
import stoa.replica.apply.PendingCommands;
import stoa.replica.apply.UnknownOperationException;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;
import stoa.replica.log.OutcomeUnknownException;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.peer.ClockWatch;

/// Where commands enter a member: stamped with the time, offered to the log, awaited. A member
/// whose clock is wrong takes none.
@Singleton
public final class CommandGate {
  private static final Logger LOG = LoggerFactory.getLogger(CommandGate.class);

  private final ReplicatedLog log;
  private final PendingCommands pending;
  private final Clock clock;
  private final ClockWatch clockWatch;
  private final Timer latency;

  CommandGate(
      ReplicatedLog log,
      PendingCommands pending,
      Clock clock,
      ClockWatch clockWatch,
      MeterRegistry meters) {
    this.log = log;
    this.pending = pending;
    this.clock = clock;
    this.clockWatch = clockWatch;
    this.latency = meters.timer("stoa.command");
  }

  /// Orders an operation and answers with its result once it is applied here.
  ///
  /// @param operation the group's operation, serialized; validated by the caller
  /// @return the result. Fails with [NotTakenException] when it certainly is without effect, and
  ///   with [OutcomeUnknownException] when it may have one
  public CompletionStage<CommandResult> submit(CommandHeader header, ByteString operation) {
    return submit(GroupCommand.newBuilder().setHeader(header).setOperation(operation));
  }

  /// Orders the operation of a request that must first pass the group's rules for its fields.
  ///
  /// @param request the whole request, header and operation included
  /// @param rules throws an [IllegalArgumentException] that names the field
  /// @return as [#submit]; fails with the [IllegalArgumentException] for what breaks a rule, or
  ///   what this build does not know: a member halts at that, so it must not get into the log
  public CompletionStage<CommandResult> submitChecked(
      Message request, CommandHeader header, Message operation, Runnable rules) {
    try {
      KnownFields.check(request);
      rules.run();
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    } catch (UnknownOperationException e) {
      return CompletableFuture.failedFuture(new IllegalArgumentException(e.getMessage(), e));
    }
    return submit(header, operation.toByteString());
  }

  /// Orders a command of the group itself (a level, a purge, checksums).
  public CompletionStage<CommandResult> submit(GroupCommand.Builder command) {
    return submit(command, log::submit);
  }

  /// How stamped bytes are offered to the log; as [ReplicatedLog#submit], maybe with conditions.
  @FunctionalInterface
  public interface Offer {
    CompletionStage<Long> submit(byte[] command);
  }

  /// Orders an operation of this member's own, offered in a way of its own (in one term only, for
  /// one).
  ///
  /// @return as [#submit(CommandHeader, ByteString)]
  public CompletionStage<CommandResult> submit(
      CommandHeader header, ByteString operation, Offer offer) {
    return submit(GroupCommand.newBuilder().setHeader(header).setOperation(operation), offer);
  }

  private CompletionStage<CommandResult> submit(GroupCommand.Builder command, Offer offer) {
    Optional<String> complaint = clockWatch.complaint();
    if (complaint.isPresent()) {
      return CompletableFuture.failedFuture(
          new NotTakenException(Reason.UNAVAILABLE, complaint.get()));
    }
    long submission = pending.nextSubmission();
    byte[] bytes =
        command
            .setSubmission(submission)
            .setStampedTimeMillis(clock.millis())
            .build()
            .toByteArray();
    if (bytes.length > ReplicatedLog.MAX_COMMAND_BYTES) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException(
              "a command has at most " + ReplicatedLog.MAX_COMMAND_BYTES + " bytes"));
    }
    return offer(submission, bytes, command.getHeader(), offer);
  }

  private CompletionStage<CommandResult> offer(
      long submission, byte[] bytes, CommandHeader header, Offer offer) {
    Timer.Sample sample = Timer.start();
    CompletableFuture<CommandResult> result;
    try {
      result = pending.await(submission);
    } catch (NotTakenException e) {
      return CompletableFuture.failedFuture(e);
    }
    offer
        .submit(bytes)
        .whenComplete((position, error) -> {
          if (error != null) {
            pending.fail(submission, Failures.cause(error));
          }
        });
    return result
        .whenComplete((r, error) -> sample.stop(latency))
        .exceptionallyCompose(error -> CompletableFuture.failedFuture(named(error, header)));
  }

  private static Throwable named(Throwable error, CommandHeader header) {
    Throwable cause = Failures.cause(error);
    try (var _ = MDC.putCloseable("requestId", header.getRequestId());
        var _ =
            MDC.putCloseable(
                "commandId", HexFormat.of().formatHex(header.getCommandId().toByteArray()))) {
      LOG.debug("command not answered: {}", cause.toString());
    }
    return cause instanceof TimeoutException
        ? new OutcomeUnknownException("not applied here in time")
        : cause;
  }
}
