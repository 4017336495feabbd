package stoa.tls.grpc;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import javax.net.ssl.SSLContext;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;

/// Contexts for gRPC's builders. Good for as long as the process runs: each connection uses what is
/// current when it is made.
public final class GrpcTls {
  private static final String[] PROTOCOLS = {"TLSv1.3"};

  private GrpcTls() {}

  /// For a channel to a callee that the rule admits.
  public static SslContext forCalling(MutualTls tls, PeerRule callee) {
    return context(tls.forCalling(callee), true);
  }

  /// For a server that takes connections of whoever has a certificate; which calls are open to
  /// which roles is told to a [RoleInterceptor].
  public static SslContext forServing(MutualTls tls) {
    return context(tls.forServing(PeerRule.anybody()), false);
  }

  private static SslContext context(SSLContext context, boolean client) {
    var http2 =
        new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2);
    return new JdkSslContext(
        context,
        client,
        Http2SecurityUtil.CIPHERS,
        SupportedCipherSuiteFilter.INSTANCE,
        http2,
        client ? ClientAuth.NONE : ClientAuth.REQUIRE,
        PROTOCOLS,
        /* startTls= */ false);
  }
}
