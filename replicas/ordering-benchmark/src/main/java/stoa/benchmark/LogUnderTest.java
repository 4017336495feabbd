package stoa.benchmark;

import java.util.concurrent.CompletionStage;

/// One member's log with a state machine that counts.
interface LogUnderTest {
  /// Takes part from now on.
  void start();

  /// Offers a command; completes with its position once it is final. Fails when the command was
  /// refused or its fate is unknown: the client repeats it elsewhere.
  CompletionStage<Long> submit(byte[] command);

  /// What it knows of itself, at once.
  MemberReport report();
}
