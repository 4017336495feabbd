package stoa.client;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.util.concurrent.TimeUnit;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.Role;
import stoa.tls.TransportSecurity;
import stoa.tls.grpc.GrpcTls;

/// Opens channels to members.
@FunctionalInterface
public interface ChannelSource {
  /// Largest answer of a member that is read; a larger one fails the call.
  int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

  /// A channel that connects when it is first used. The caller closes it.
  ManagedChannel open(MemberAddress address);

  /// A call failed because of a certificate, this side's or the other's: it may have been renewed.
  default void doubt() {}

  /// Plain text.
  static ChannelSource plaintext() {
    return address -> builder(address).usePlaintext().build();
  }

  /// Mutual TLS: whoever answers must be a member of the group by its certificate, at whatever
  /// address.
  static ChannelSource mutualTls(MutualTls tls, Role group) {
    SslContext context = GrpcTls.forCalling(tls, PeerRule.anyOf(group));
    return new ChannelSource() {
      @Override
      public ManagedChannel open(MemberAddress address) {
        // Read here, where it is due, and not while an event loop makes a connection.
        tls.keepFresh();
        return builder(address).sslContext(context).build();
      }

      @Override
      public void doubt() {
        tls.doubt();
      }
    };
  }

  /// As the process is configured.
  static ChannelSource of(TransportSecurity security, Role group) {
    return security.tls().map(tls -> mutualTls(tls, group)).orElseGet(ChannelSource::plaintext);
  }

  // No keep-alive pings: a frozen sandbox could not answer for itself, and what a ping would find
  // is found by the time limit of a call.
  private static NettyChannelBuilder builder(MemberAddress address) {
    return NettyChannelBuilder.forAddress(address.host(), address.port())
        .proxyDetector(target -> null)
        .disableRetry()
        .idleTimeout(30, TimeUnit.SECONDS)
        .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1_000)
        .maxInboundMessageSize(MAX_ANSWER_BYTES);
  }
}
