package stoa.cli.admin.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/// Where a set is kept. Names are relative, with `/` between their parts.
public interface SetStore extends AutoCloseable {
  /// A set in a directory, which need not exist yet.
  static SetStore directory(Path directory) {
    return new DirectoryStore(directory);
  }

  /// Whether nothing is there.
  boolean isEmpty() throws IOException;

  /// Writes a file: it is there, durably, once the stream is closed. What is not closed may be
  /// there in part.
  OutputStream create(String name) throws IOException;

  /// Reads a file.
  ///
  /// @throws java.nio.file.NoSuchFileException when it is not there
  InputStream open(String name) throws IOException;

  /// As an operator names it.
  @Override
  String toString();

  @Override
  void close();
}
