package stoa.raft.transport;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import stoa.replica.log.ConfigurationException;

/// Where a member finds what it needs for mutual TLS. The certificate names the member
/// (`product-3`) as a DNS name; callers and callees check each other's.
///
/// @param certificate PEM, the member's own certificate and its chain
/// @param key PEM, PKCS#8, unencrypted
/// @param authorities PEM, the private CA's certificates; two during a rotation
public record TlsFiles(Path certificate, Path key, Path authorities) {
  SslContext forServer() {
    try {
      return GrpcSslContexts.forServer(certificate.toFile(), key.toFile())
          .trustManager(authorities.toFile())
          .clientAuth(ClientAuth.REQUIRE)
          .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  SslContext forClient() {
    try {
      return GrpcSslContexts.forClient()
          .keyManager(certificate.toFile(), key.toFile())
          .trustManager(authorities.toFile())
          .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private ConfigurationException unusable(Exception cause) {
    return new ConfigurationException(
        "Raft TLS files cannot be used (%s, %s, %s): %s"
            .formatted(certificate, key, authorities, cause.getMessage()));
  }
}
