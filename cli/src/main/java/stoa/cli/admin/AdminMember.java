package stoa.cli.admin;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import stoa.cli.CommandFailure;
import stoa.proto.admin.v1.ActivateLevelRequest;
import stoa.proto.admin.v1.AdminServiceGrpc;
import stoa.proto.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import stoa.proto.admin.v1.GetStatusRequest;
import stoa.proto.admin.v1.GetStatusResponse;
import stoa.proto.admin.v1.GetVerificationRequest;
import stoa.proto.admin.v1.GetVerificationResponse;
import stoa.proto.admin.v1.StartVerificationRequest;
import stoa.proto.admin.v1.TakeSnapshotRequest;
import stoa.proto.admin.v1.TransferLeaderRequest;
import stoa.tls.PeerRule;
import stoa.tls.TransportSecurity;
import stoa.tls.grpc.GrpcTls;

/// The admin service of one member: in plain text at its port on loopback, which for a remote group
/// is a forwarded one, or by TLS at the port where it serves functions.
///
/// Every call has a deadline and throws a [CommandFailure] that names the member when it fails.
public final class AdminMember implements AutoCloseable {
  private final String name;
  private final String address;
  private final ManagedChannel channel;

  /// @param name as in messages, `customer-3`
  /// @param address `host:port`
  public AdminMember(String name, String address) {
    this(name, address, TransportSecurity.NONE);
  }

  /// @param address `host:port`
  /// @param security with TLS, whoever answers must be the member by its certificate
  public AdminMember(String name, String address, TransportSecurity security) {
    this.name = name;
    this.address = address;
    var builder = NettyChannelBuilder.forTarget("dns:///" + address);
    security
        .tls()
        .map(tls -> GrpcTls.forCalling(tls, PeerRule.machine(name)))
        .ifPresentOrElse(builder::sslContext, builder::usePlaintext);
    this.channel = builder.build();
  }

  public String name() {
    return name;
  }

  public GetStatusResponse status(Duration deadline) {
    return call(deadline, stub -> stub.getStatus(GetStatusRequest.getDefaultInstance()));
  }

  /// @return the position at which every member computes its checksums
  public long startVerification(Duration deadline) {
    return call(
        deadline,
        stub ->
            stub.startVerification(StartVerificationRequest.getDefaultInstance()).getPosition());
  }

  public GetVerificationResponse verification(long position, Duration deadline) {
    var request = GetVerificationRequest.newBuilder().setPosition(position).build();
    return call(deadline, stub -> stub.getVerification(request));
  }

  /// @return the position up to which the snapshot reaches
  public long takeSnapshot(Duration deadline) {
    return call(
        deadline,
        stub -> stub.takeSnapshot(TakeSnapshotRequest.getDefaultInstance()).getPosition());
  }

  /// @param toMember empty: the group chooses
  public void transferLeader(OptionalInt toMember, Duration deadline) {
    var request = TransferLeaderRequest.newBuilder();
    toMember.ifPresent(request::setToMember);
    call(deadline, stub -> stub.transferLeader(request.build()));
  }

  /// @return the level that holds from now on
  public int activateLevel(int level, Iterable<Integer> knownBy, Duration deadline) {
    var request = ActivateLevelRequest.newBuilder().setLevel(level).addAllKnownBy(knownBy).build();
    return call(deadline, stub -> stub.activateLevel(request).getActiveLevel());
  }

  private <T> T call(Duration deadline, Function<AdminServiceBlockingStub, T> call) {
    return ask(channel ->
        call.apply(
            AdminServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)));
  }

  /// Asks another service that listens beside the administration's; the question sets its own
  /// deadline.
  public <T> T ask(Function<Channel, T> question) {
    // A member that was away is asked at once, without waiting for the channel's back-off.
    channel.resetConnectBackoff();
    try {
      return question.apply(channel);
    } catch (StatusRuntimeException failure) {
      throw new CommandFailure(describe(failure), failure);
    }
  }

  private String describe(StatusRuntimeException failure) {
    return switch (failure.getStatus().getCode()) {
      case UNAVAILABLE -> name + " at " + address + " cannot be reached";
      case DEADLINE_EXCEEDED -> name + " at " + address + " does not answer in time";
      default -> name + ": " + failure.getStatus().getDescription();
    };
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
