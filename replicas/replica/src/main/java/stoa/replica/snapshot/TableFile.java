package stoa.replica.snapshot;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/// The rows of one table in a snapshot: a byte 1 before each row, a byte 0 after the last, then the
/// CRC-32C of all that. A value is a type byte and its content.
final class TableFile {
  /// Largest text or binary value, in bytes: a MEDIUMBLOB.
  static final int MAX_VALUE_BYTES = 16 * 1024 * 1024;

  private static final int ROW = 1;
  private static final int END = 0;
  private static final int NULL = 0;
  private static final int INTEGER = 1;
  private static final int TEXT = 2;
  private static final int BINARY = 3;

  private TableFile() {}

  /// Writes rows; the file is complete, and on disk where it is one, only after [#close].
  static final class Writer implements AutoCloseable {
    private final OutputStream target;
    private final CheckedOutputStream checked;
    private final DataOutputStream out;

    Writer(Path path) throws IOException {
      this(new ForcedFile(path));
    }

    /// @param target is closed at the end
    Writer(OutputStream target) {
      this.target = target;
      checked = new CheckedOutputStream(new BufferedOutputStream(target, 1 << 16), new CRC32C());
      out = new DataOutputStream(checked);
    }

    void row(List<@Nullable Object> values) throws IOException {
      out.writeByte(ROW);
      for (@Nullable Object value : values) {
        value(value);
      }
    }

    private void value(@Nullable Object value) throws IOException {
      switch (value) {
        case null -> out.writeByte(NULL);
        case byte[] bytes -> bytes(BINARY, bytes);
        case Boolean truth -> integer(truth ? 1 : 0);
        case BigInteger number -> integer(number.longValueExact());
        case Number number -> integer(number.longValue());
        case String text -> bytes(TEXT, text.getBytes(StandardCharsets.UTF_8));
        default -> throw new IOException("a column of type " + value.getClass());
      }
    }

    private void integer(long number) throws IOException {
      out.writeByte(INTEGER);
      out.writeLong(number);
    }

    private void bytes(int type, byte[] bytes) throws IOException {
      out.writeByte(type);
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    @Override
    public void close() throws IOException {
      try (target) {
        out.writeByte(END);
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
      }
    }
  }

  /// On disk once it is closed.
  private static final class ForcedFile extends FileOutputStream {
    ForcedFile(Path path) throws IOException {
      super(path.toFile());
    }

    @Override
    public void close() throws IOException {
      if (getChannel().isOpen()) {
        getChannel().force(true);
      }
      super.close();
    }
  }

  /// Reads rows.
  static final class Reader implements AutoCloseable {
    private final Path path;
    private final int columns;
    private final CheckedInputStream checked;
    private final DataInputStream in;

    Reader(Path path, int columns) throws IOException {
      this.path = path;
      this.columns = columns;
      checked =
          new CheckedInputStream(
              new BufferedInputStream(Files.newInputStream(path), 1 << 16), new CRC32C());
      in = new DataInputStream(checked);
    }

    /// The next row; empty after the last, once the checksum was found right.
    Optional<List<@Nullable Object>> row() throws IOException {
      try {
        if (in.readUnsignedByte() == ROW) {
          var values = new ArrayList<@Nullable Object>(columns);
          for (int i = 0; i < columns; i++) {
            values.add(value());
          }
          return Optional.of(values);
        }
        long sum = checked.getChecksum().getValue();
        if (in.readLong() != sum) {
          throw new IOException("damaged snapshot file " + path);
        }
        return Optional.empty();
      } catch (EOFException e) {
        throw new IOException("truncated snapshot file " + path, e);
      }
    }

    private @Nullable Object value() throws IOException {
      int type = in.readUnsignedByte();
      return switch (type) {
        case NULL -> null;
        case INTEGER -> in.readLong();
        case TEXT -> new String(bytes(), StandardCharsets.UTF_8);
        case BINARY -> bytes();
        default -> throw new IOException("damaged snapshot file " + path);
      };
    }

    private byte[] bytes() throws IOException {
      int length = in.readInt();
      if (length < 0 || length > MAX_VALUE_BYTES) {
        throw new IOException("damaged snapshot file " + path);
      }
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException();
      }
      return bytes;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
