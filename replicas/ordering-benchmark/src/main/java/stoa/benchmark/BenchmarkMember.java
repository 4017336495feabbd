package stoa.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A member's process. It does what the controller's lines say and ends with its standard input, so
/// that no member outlives its controller:
///
/// | line | answer |
/// |---|---|
/// | `CALL report` | `CALL` and a [MemberReport] |
/// | `CALL load CLIENTS SECONDS BYTES PACE` | after that time: `CALL` and a [ClosedLoop.Outcome] |
/// | `CALL write BYTES` | `CALL position`, or `CALL refused REASON` |
///
/// `CALL` is a number that the controller chooses; answers come in any order.
final class BenchmarkMember {
  private static final int EXIT_HALTED = 70;
  private static final Logger log = LoggerFactory.getLogger(BenchmarkMember.class);

  private final LogUnderTest underTest;
  private final PrintStream answers;

  private BenchmarkMember(LogUnderTest underTest, PrintStream answers) {
    this.underTest = underTest;
    this.answers = answers;
  }

  /// @param arguments see [MemberArguments]
  public static void main(String[] arguments) throws IOException {
    MemberArguments member = MemberArguments.fromArguments(arguments);
    PrintStream answers = System.out;
    LogUnderTest underTest =
        switch (member.kind()) {
          case SEQUENCER -> new SequencerUnderTest(member);
          case RAFT -> new RaftUnderTest(member);
        };
    underTest.start();
    new BenchmarkMember(underTest, answers).serve();
    Runtime.getRuntime().halt(0);
  }

  /// Ends this process loudly.
  static void halt(String reason) {
    log.error("halted: {}", reason);
    Runtime.getRuntime().halt(EXIT_HALTED);
  }

  private void serve() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", -1);
      String call = words[0];
      switch (words[1]) {
        case "report" -> answer(call, underTest.report().toLine());
        case "write" -> write(call, Integer.parseInt(words[2]));
        case "load" -> Thread.ofPlatform().daemon().start(() -> load(call, words));
        default -> throw new IllegalArgumentException("unknown line: " + line);
      }
    }
  }

  private void write(String call, int bytes) {
    underTest
        .submit(new byte[bytes])
        .whenComplete((position, failure) ->
            answer(call, failure == null ? String.valueOf(position) : "refused " + failure));
  }

  private void load(String call, String[] words) {
    try {
      int clients = Integer.parseInt(words[2]);
      long seconds = Long.parseLong(words[3]);
      int bytes = Integer.parseInt(words[4]);
      long pace = Long.parseLong(words[5]);
      answer(call, ClosedLoop.run(underTest, clients, seconds, bytes, pace).toLine());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(String call, String text) {
    synchronized (answers) {
      answers.println(call + " " + text);
      answers.flush();
    }
  }
}
