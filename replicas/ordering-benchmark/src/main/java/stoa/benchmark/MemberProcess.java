package stoa.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A running member and the lines to and from it. When it dies, all its open calls fail at once.
final class MemberProcess implements AutoCloseable {
  /// As the local system runs its replicas, so that five members fit a small machine.
  private static final List<String> JVM_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xmx192m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dcom.google.protobuf.use_unsafe_pre22_gencode");

  private final Process process;
  private final Writer lines;
  private final AtomicLong nextCall = new AtomicLong();
  private final Map<String, CompletableFuture<String>> open = new ConcurrentHashMap<>();
  private volatile boolean dead;

  private MemberProcess(Process process) {
    this.process = process;
    this.lines = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /// Starts a member.
  ///
  /// @param jvmFlags beside the standard ones
  /// @param log its standard error is appended here
  static MemberProcess start(MemberArguments arguments, List<String> jvmFlags, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(JVM_FLAGS);
    command.addAll(jvmFlags);
    command.addAll(List.of("-classpath", System.getProperty("java.class.path", "")));
    command.add(BenchmarkMember.class.getName());
    command.addAll(arguments.toArguments());
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    MemberProcess member = new MemberProcess(process);
    Thread.ofPlatform().daemon().name("answers-" + arguments.member()).start(member::readAnswers);
    return member;
  }

  /// Sends a line; completes with what is answered, fails when the process dies before.
  CompletableFuture<String> call(String line) {
    String call = String.valueOf(nextCall.getAndIncrement());
    CompletableFuture<String> answer = new CompletableFuture<>();
    open.put(call, answer);
    try {
      synchronized (lines) {
        lines.write(call + " " + line + "\n");
        lines.flush();
      }
    } catch (IOException e) {
      answer.completeExceptionally(e);
    }
    if (dead) {
      answer.completeExceptionally(new IOException("the member is dead"));
    }
    return answer;
  }

  /// What the member says of itself; nothing good if it is dead.
  MemberReport report() {
    return call("report")
        .thenApply(MemberReport::fromLine)
        .exceptionally(dead -> MemberReport.ABSENT)
        .join();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// CPU used since its start; the operating system counts it in hundredths of a second.
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// `kill -9`; returns when it is dead.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void readAnswers() {
    try (BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        int blank = line.indexOf(' ');
        CompletableFuture<String> answer = open.remove(line.substring(0, Math.max(0, blank)));
        if (answer != null) {
          answer.complete(line.substring(blank + 1));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The process died; what follows says so to all callers.
    }
    dead = true;
    open.values()
        .forEach(answer -> answer.completeExceptionally(new IOException("the member died")));
  }
}
