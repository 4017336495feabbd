package stoa.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the names in a certificate.
final class PeerNames {
  /// As in RFC 5280, subjectAltName.
  private static final int DNS_NAME = 2;

  private PeerNames() {}

  /// The DNS names; none when they cannot be read.
  static Set<String> of(X509Certificate certificate) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream()
              .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
              .map(List::getLast)
              .map(String::valueOf)
              .collect(Collectors.toUnmodifiableSet());
    } catch (CertificateParsingException e) {
      return Set.of();
    }
  }
}
