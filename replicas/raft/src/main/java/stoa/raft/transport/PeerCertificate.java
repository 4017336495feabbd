package stoa.raft.transport;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// Reads the names in a peer's verified certificate.
final class PeerCertificate {
  private static final int DNS_NAME = 2;

  private PeerCertificate() {}

  /// The DNS names of the peer; none when it has shown no certificate.
  static Set<String> names(@Nullable SSLSession session) {
    if (session == null) {
      return Set.of();
    }
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate own ? dnsNames(own) : Set.of();
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      return Set.of();
    }
  }

  private static Set<String> dnsNames(X509Certificate certificate)
      throws CertificateParsingException {
    var names = certificate.getSubjectAlternativeNames();
    return names == null
        ? Set.of()
        : names.stream()
            .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
            .map(List::getLast)
            .map(String::valueOf)
            .collect(Collectors.toUnmodifiableSet());
  }
}
