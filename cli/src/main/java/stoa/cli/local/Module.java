package stoa.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import stoa.cli.CommandFailure;

/// A built module: its jar and the jars it runs with.
///
/// @param jars the module's own jar first, then its libraries in the order of their names; the same
///   list at every start, because an AOT cache is bound to it
record Module(List<Path> jars) {
  /// @throws CommandFailure when the module has not been built
  static Module of(Path project, UnitKind kind) {
    Path target = project.resolve(kind.module()).resolve("target");
    List<Path> jars = new ArrayList<>(jarsIn(target));
    jars.removeIf(jar -> !jar.getFileName().toString().startsWith("stoa-" + kind.word() + "-"));
    if (jars.size() != 1) {
      throw new CommandFailure(
          "no jar of " + kind.module() + " in " + target + "; build with ./mvnw package");
    }
    jars.addAll(jarsIn(target.resolve("lib")));
    return new Module(List.copyOf(jars));
  }

  private static List<Path> jarsIn(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException unreadable) {
      throw new CommandFailure(directory + " cannot be read", unreadable);
    }
  }

  String classPath() {
    return String.join(java.io.File.pathSeparator, jars.stream().map(Path::toString).toList());
  }
}
