package stoa.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// A machine's certificate, key and authorities as they were at one moment, checked to fit
/// together.
final class TlsCredentials {
  /// More authorities than a rotation needs, and few enough to look through.
  static final int MAX_AUTHORITIES = 4;

  private static final char[] NO_PASSWORD = {};
  private static final int CHALLENGE_BYTES = 32;

  private final List<X509Certificate> chain;
  private final KeyManager[] keyManagers;
  private final X509ExtendedTrustManager authorities;

  private TlsCredentials(List<X509Certificate> chain, PrivateKey key, List<X509Certificate> trusted)
      throws GeneralSecurityException, IOException {
    this.chain = chain;
    this.keyManagers = keyManagers(chain, key);
    this.authorities = trust(trusted);
  }

  /// Reads and checks.
  ///
  /// @param now for the certificate's validity
  /// @throws GeneralSecurityException with a message in one line, when they cannot work
  static TlsCredentials of(PemSource.Pem pem, Instant now) throws GeneralSecurityException {
    List<X509Certificate> chain = certificates("certificate", pem.certificate());
    List<X509Certificate> trusted = certificates("authorities", pem.authorities());
    X509Certificate own = chain.getFirst();
    PrivateKey key = privateKey(pem.key(), own.getPublicKey().getAlgorithm());
    requireAuthorities(trusted);
    requirePair(key, own.getPublicKey());
    if (now.isAfter(own.getNotAfter().toInstant())) {
      throw new GeneralSecurityException(
          "the certificate expired at " + own.getNotAfter().toInstant() + ": renew it");
    }
    try {
      return new TlsCredentials(chain, key, trusted);
    } catch (IOException e) {
      throw new GeneralSecurityException("cannot be put together: " + e.getMessage(), e);
    }
  }

  private static List<X509Certificate> certificates(String what, String pem)
      throws GeneralSecurityException {
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    List<X509Certificate> found = new ArrayList<>();
    try {
      for (var one : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
        found.add((X509Certificate) one);
      }
    } catch (GeneralSecurityException e) {
      throw new GeneralSecurityException("the " + what + " file is no PEM of certificates", e);
    }
    if (found.isEmpty()) {
      throw new GeneralSecurityException("the " + what + " file holds no certificate");
    }
    return List.copyOf(found);
  }

  private static void requireAuthorities(List<X509Certificate> trusted)
      throws GeneralSecurityException {
    if (trusted.size() > MAX_AUTHORITIES) {
      throw new GeneralSecurityException("more than " + MAX_AUTHORITIES + " authorities");
    }
    for (X509Certificate one : trusted) {
      if (one.getBasicConstraints() < 0) {
        throw new GeneralSecurityException(
            one.getSubjectX500Principal() + " among the authorities is no authority");
      }
    }
  }

  private static PrivateKey privateKey(String pem, String algorithm)
      throws GeneralSecurityException {
    if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
      throw new GeneralSecurityException("the key is not PKCS#8 in PEM (BEGIN PRIVATE KEY)");
    }
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
      return KeyFactory.getInstance(algorithm).generatePrivate(spec);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new GeneralSecurityException(
          "the key is no " + algorithm + " key as its certificate's", e);
    }
  }

  /// A renewal replaces two files, and one may be read between the two.
  private static void requirePair(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    byte[] challenge = new byte[CHALLENGE_BYTES];
    new SecureRandom().nextBytes(challenge);
    Signature signature =
        Signature.getInstance(
            key.getAlgorithm().equals("EC")
                ? "SHA256withECDSA"
                : "SHA256with" + key.getAlgorithm());
    signature.initSign(key);
    signature.update(challenge);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(challenge);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("the key does not belong to the certificate");
    }
  }

  private static KeyManager[] keyManagers(List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setKeyEntry("own", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static X509ExtendedTrustManager trust(List<X509Certificate> trusted)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (int number = 0; number < trusted.size(); number++) {
      store.setCertificateEntry("authority-" + number, trusted.get(number));
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Stream.of(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("this JDK has no X.509 trust"));
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  /// The machine's own certificate.
  X509Certificate own() {
    return chain.getFirst();
  }

  Instant expiry() {
    return own().getNotAfter().toInstant();
  }

  KeyManager[] keyManagers() {
    return keyManagers.clone();
  }

  /// Checks chains against the authorities and the clock; never looks at names.
  X509ExtendedTrustManager authorities() {
    return authorities;
  }
}
