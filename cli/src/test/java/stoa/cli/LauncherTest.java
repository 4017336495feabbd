package stoa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher script, as a real process in a project folder whose path holds a blank.
class LauncherTest {
  @TempDir Path temporary;

  private record Outcome(int exitCode, String output) {}

  @Test
  void withoutAJdkItSaysWhichOneItNeeds() throws IOException, InterruptedException {
    Path project = projectWith("");
    Outcome outcome =
        run(
            project,
            Map.of("PATH", tools(), "HOME", temporary.toString(), "STOA_JDK_DIRS", "none"));
    assertEquals(1, outcome.exitCode(), outcome.output());
    assertTrue(outcome.output().contains("no JDK 25 or newer found"), outcome.output());
  }

  @Test
  void buildsAFreshCloneAndReportsAFailedBuild() throws IOException, InterruptedException {
    Path project = projectWith("echo 'the compiler is unhappy'; exit 1");
    Outcome outcome = run(project, environment());
    assertEquals(1, outcome.exitCode(), outcome.output());
    assertTrue(outcome.output().contains("the compiler is unhappy"), outcome.output());
    assertTrue(outcome.output().contains("the build failed"), outcome.output());
  }

  @Test
  void buildsOnlyWhenASourceIsNewerThanTheBuild() throws IOException, InterruptedException {
    Path project = projectWith("echo built >> builds");
    run(project, environment());
    run(project, environment());
    assertEquals(1, Files.readAllLines(project.resolve("builds")).size());
    Path source = project.resolve("proto/src/main/protobuf/x.proto");
    Files.createDirectories(source.getParent());
    Files.setLastModifiedTime(
        Files.writeString(source, "x"),
        java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 2000));
    run(project, environment());
    assertEquals(2, Files.readAllLines(project.resolve("builds")).size());
  }

  private static Map<String, String> environment() {
    return Map.of("PATH", tools(), "JAVA_HOME", System.getProperty("java.home"));
  }

  private static String tools() {
    return "/usr/bin:/bin";
  }

  /// A folder like a clone, whose wrapper runs the given lines instead of Maven.
  private Path projectWith(String wrapper) throws IOException {
    Path project = Files.createDirectories(temporary.resolve("a project"));
    Path launcher = project.resolve("stoa");
    Files.copy(Path.of("..", "stoa"), launcher);
    Path mvnw = project.resolve("mvnw");
    Files.writeString(mvnw, "#!/bin/sh\n" + wrapper + "\n");
    for (Path script : new Path[] {launcher, mvnw}) {
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    for (String module :
        new String[] {
          "replicas/customer",
          "replicas/product",
          "replicas/payment",
          "functions/buyer",
          "functions/seller",
          "functions/gateway",
          "cli"
        }) {
      Path target = Files.createDirectories(project.resolve(module).resolve("target"));
      Files.writeString(target.resolve("stoa-x-0.1.0.jar"), "");
    }
    Files.createDirectories(project.resolve("proto"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    return project;
  }

  private Outcome run(Path project, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(project.resolve("stoa").toString(), "--version")
            .directory(temporary.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
