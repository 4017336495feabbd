package stoa.authority;

import java.util.Base64;

/// Writes PEM (RFC 7468).
public final class Pem {
  private static final int LINE_CHARACTERS = 64;

  private Pem() {}

  /// @param label such as `PRIVATE KEY`
  /// @param der the content
  public static String of(String label, byte[] der) {
    var base64 = Base64.getMimeEncoder(LINE_CHARACTERS, new byte[] {'\n'});
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, base64.encodeToString(der), label);
  }

  /// The content of the first block.
  ///
  /// @throws IllegalArgumentException when it is none
  static byte[] der(String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return Base64.getDecoder().decode(base64);
  }
}
