package stoa.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Accepts a peer whose certificate is signed by one of the authorities, valid now, and of a role
/// that the rule admits. The address does not matter: no host name is compared.
final class PeerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager authorities;
  private final PeerRule rule;
  private final Consumer<String> refused;

  /// @param refused told why, each time a peer is not accepted
  PeerTrust(TlsCredentials credentials, PeerRule rule, Consumer<String> refused) {
    this.authorities = credentials.authorities();
    this.rule = rule;
    this.refused = refused;
  }

  @FunctionalInterface
  private interface ChainCheck {
    void check() throws CertificateException;
  }

  private void check(X509Certificate[] chain, ChainCheck check) throws CertificateException {
    try {
      check.check();
      var names = PeerNames.of(chain[0]);
      if (!rule.admits(names)) {
        throw new CertificateException("%s is not %s".formatted(names, rule));
      }
    } catch (CertificateException | RuntimeException e) {
      refused.accept(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, () -> authorities.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, () -> authorities.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  /// Named to nobody: a caller of another authority would then show no certificate at all, and it
  /// could not be told from one that this side's files, read again, would admit.
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
