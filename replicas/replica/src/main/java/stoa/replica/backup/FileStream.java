package stoa.replica.backup;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import stoa.proto.admin.v1.BackupEnd;
import stoa.proto.admin.v1.BackupFileEnd;
import stoa.proto.admin.v1.ReadBackupResponse;
import stoa.replica.audit.Pages;
import stoa.replica.snapshot.StateFiles;

/// Files as messages: the name, chunks of one size, then the file's size and hash.
final class FileStream implements StateFiles.Target {
  /// Data of one message, bytes.
  static final int CHUNK_BYTES = 256 * 1024;

  private final Pages.Sink<ReadBackupResponse> sink;
  private int files;

  FileStream(Pages.Sink<ReadBackupResponse> sink) {
    this.sink = sink;
  }

  @Override
  public OutputStream open(String name) throws IOException {
    put(ReadBackupResponse.newBuilder().setFile(name));
    return new BufferedOutputStream(new Chunks(), CHUNK_BYTES);
  }

  /// Says that nothing follows.
  void end() throws IOException {
    put(ReadBackupResponse.newBuilder().setEnd(BackupEnd.newBuilder().setFiles(files)));
  }

  private void put(ReadBackupResponse.Builder message) throws IOException {
    try {
      sink.put(message.build());
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private final class Chunks extends OutputStream {
    private final MessageDigest digest = sha256();
    private long bytes;
    private boolean closed;

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] data, int from, int length) throws IOException {
      digest.update(data, from, length);
      bytes += length;
      for (int sent = 0; sent < length; sent += CHUNK_BYTES) {
        int size = Math.min(CHUNK_BYTES, length - sent);
        put(ReadBackupResponse.newBuilder().setChunk(ByteString.copyFrom(data, from + sent, size)));
      }
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      files++;
      put(
          ReadBackupResponse.newBuilder()
              .setFileEnd(
                  BackupFileEnd.newBuilder()
                      .setBytes(bytes)
                      .setSha256(UnsafeByteOperations.unsafeWrap(digest.digest()))));
    }
  }
}
