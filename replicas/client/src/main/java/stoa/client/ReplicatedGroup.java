package stoa.client;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import stoa.proto.common.v1.CommandResult;

/// What the faces of both groups share: commands, the group's time, connections.
///
/// @param <R> the group's result
abstract sealed class ReplicatedGroup<R> implements AutoCloseable
    permits CustomerGroup, ProductGroup {
  private final GroupClient client;
  private final GroupTime time = new GroupTime();
  private final CommandResults<R> results;

  ReplicatedGroup(GroupClient client, Parser<R> parser) {
    this.client = client;
    this.results = new CommandResults<>(parser, time);
  }

  <Q extends Message> CommandAnswer<R> submit(
      MethodDescriptor<Q, CommandResult> method, Q request, CallContext context) {
    return results.read(client.submit(method, request, context));
  }

  <Q, A> A read(MethodDescriptor<Q, A> method, Q request, CallContext context) {
    return client.read(method, request, context);
  }

  <Q, A> A await(MethodDescriptor<Q, A> method, Q request, CallContext context, Duration wait) {
    return client.await(method, request, context, wait);
  }

  /// Notes the group time that an answer tells.
  void seen(long groupTimeMillis) {
    time.note(groupTimeMillis);
  }

  /// The group time last seen, asked for when that was long ago. To be taken when a request begins,
  /// and kept through its retries.
  public long seenTimeMillis(CallContext context) {
    return time.recent(() -> askTimeMillis(context));
  }

  /// The group time of now, by a read.
  abstract long askTimeMillis(CallContext context);

  /// Closes all connections, before a sandbox is frozen for long. The next call opens them again.
  public void closeConnections() {
    client.closeConnections();
  }

  @Override
  public void close() {
    client.close();
  }
}
