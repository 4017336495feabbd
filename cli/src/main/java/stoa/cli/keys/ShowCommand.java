package stoa.cli.keys;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stoa keys show`: what there is, and when it ends. Exit code 1 when a certificate has ended.
@Command(
    name = "show",
    description = "Show when certificates end and how far rotations are.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "directory of the keys")
  private Path root;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ShowCommand() {}

  @Override
  public Integer call() throws IOException {
    KeysDirectory directory = new KeysDirectory(root);
    KeyRing ring = directory.ring();
    Instant now = Instant.now();
    PrintWriter out = spec.commandLine().getOut();
    boolean good = true;
    for (String machine : Machines.all()) {
      Optional<Instant> expiry = directory.expiry(machine);
      good &= expiry.filter(now::isBefore).isPresent();
      out.printf("%-16s %s%n", machine, expiry.map(end -> until(now, end)).orElse("missing"));
    }
    out.println("authority        " + state(ring.authorities()));
    out.println("group keys       " + ring.group());
    out.println("fingerprint keys " + ring.fingerprint());
    out.println("buyers' tokens   " + ring.buyer().all());
    out.println("sellers' tokens  " + ring.seller().all());
    return good ? 0 : 1;
  }

  private static String until(Instant now, Instant end) {
    long days = Duration.between(now, end).toDays();
    return now.isBefore(end) ? "until %s, %d days".formatted(end, days) : "expired at " + end;
  }

  private static String state(Authorities authorities) {
    if (authorities.isAdded()) {
      return "in rotation: the next one is trusted, not used";
    }
    return authorities.isUsed() ? "in rotation: the former one is trusted still" : "one";
  }
}
