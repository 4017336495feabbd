package stoa.authority;

/// A certificate and its private key.
///
/// @param certificate PEM
/// @param key PEM, PKCS#8, unencrypted
public record Certified(String certificate, String key) {
  /// Never shows the key.
  @Override
  public String toString() {
    return certificate;
  }
}
