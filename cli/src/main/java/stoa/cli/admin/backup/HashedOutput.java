package stoa.cli.admin.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Counts and hashes what goes through.
final class HashedOutput extends FilterOutputStream {
  private final MessageDigest digest = sha256();
  private long bytes;

  HashedOutput(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] data, int from, int length) throws IOException {
    out.write(data, from, length);
    digest.update(data, from, length);
    bytes += length;
  }

  /// What went through, under a name. Asked once, at the end.
  BackupManifest.FileFacts facts(String name) {
    return new BackupManifest.FileFacts(name, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
