package stoa.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Where a build left the zips and Lambda's runtime client.
///
/// @param project the project's directory, built
public record Installation(Path project) {
  /// The zip of a function.
  ///
  /// @param role `buyer` or `seller`
  public Path zip(String role) {
    return project.resolve("functions/lambda/target/" + role + ".zip");
  }

  /// The runtime client with what it needs, as a class path.
  String runtime() {
    return project.resolve("functions/sandbox/target/lib") + "/*";
  }

  /// Unpacks a zip, as Lambda does before it starts a sandbox.
  ///
  /// @param task an empty directory
  public void unpack(String role, Path task) throws IOException {
    try (InputStream file = Files.newInputStream(zip(role));
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = task.resolve(entry.getName()).normalize();
        if (!target.startsWith(task)) {
          throw new IOException("leads out of the zip: " + entry.getName());
        }
        Path folder = entry.isDirectory() ? target : target.resolveSibling(".").normalize();
        Files.createDirectories(folder);
        if (!entry.isDirectory()) {
          Files.copy(zip, target);
        }
      }
    }
  }
}
