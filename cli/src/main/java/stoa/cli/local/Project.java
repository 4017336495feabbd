package stoa.cli.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import stoa.cli.CommandFailure;

/// Finds the folder that holds the built modules.
final class Project {
  private Project() {}

  /// From the launcher, or else upwards from where this class was loaded.
  ///
  /// @throws CommandFailure when it cannot be found
  static Path directory() {
    String told = System.getProperty("stoa.project");
    if (told != null) {
      return Path.of(told);
    }
    for (Path path = loadedFrom(); path != null; path = path.getParent()) {
      if (Files.exists(path.resolve("replicas")) && Files.exists(path.resolve("mvnw"))) {
        return path;
      }
    }
    throw new CommandFailure("the project's folder is unknown; start with ./stoa");
  }

  private static Path loadedFrom() {
    try {
      return Path.of(Project.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException broken) {
      throw new CommandFailure("the project's folder is unknown; start with ./stoa", broken);
    }
  }
}
