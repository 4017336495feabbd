package stoa.client;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import java.util.concurrent.TimeUnit;

/// Opens channels to members. The place where transport security comes in.
@FunctionalInterface
public interface ChannelSource {
  /// Largest answer of a member that is read; a larger one fails the call.
  int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

  /// A channel that connects when it is first used. The caller closes it.
  ManagedChannel open(MemberAddress address);

  /// Plain text. No keep-alive pings: a frozen sandbox could not answer for itself, and what a ping
  /// would find is found by the time limit of a call.
  static ChannelSource plaintext() {
    return address ->
        NettyChannelBuilder.forAddress(address.host(), address.port())
            .usePlaintext()
            .proxyDetector(target -> null)
            .disableRetry()
            .idleTimeout(30, TimeUnit.SECONDS)
            .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1_000)
            .maxInboundMessageSize(MAX_ANSWER_BYTES)
            .build();
  }
}
