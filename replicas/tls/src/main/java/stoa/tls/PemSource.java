package stoa.tls;

import java.io.IOException;

/// Where the certificate, the key and the authorities come from. Asked again whenever they may have
/// changed.
@FunctionalInterface
public interface PemSource {
  /// What is there now.
  ///
  /// @throws IOException when it cannot be read; what was read before stays in use
  Pem read() throws IOException;

  /// Texts in PEM.
  ///
  /// @param certificate the machine's own, and the chain up to its authority if it is not direct
  /// @param key its private key: PKCS#8, unencrypted, EC or RSA
  /// @param authorities one to [TlsCredentials#MAX_AUTHORITIES]; two during a rotation
  record Pem(String certificate, String key, String authorities) {
    /// Never shows the key.
    @Override
    public String toString() {
      return "PEM";
    }
  }
}
