package stoa.cli.admin.member;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.local.LocalControl;

/// `stoa admin member replace`: all steps in one. Locally it empties and starts the machine, too;
/// of remote groups it waits for somebody to start it.
@Command(
    name = "replace",
    description = {
      "Put a machine with an empty disk in a member's place: all steps in one.",
      "May be repeated when it was interrupted."
    },
    mixinStandardHelpOptions = true)
final class ReplaceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private MemberOptions options;

  @Option(names = "--wipe", description = "of the local system: remove what is on its disk")
  private boolean wipe;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ReplaceCommand() {}

  @Override
  public Integer call() {
    if (wipe && !options.isLocal()) {
      throw new CommandFailure("--wipe is for the local system; empty the machine's disk first");
    }
    return options.with(spec.commandLine().getOut(), this::replace);
  }

  private void replace(Replacement replacement, Consumer<String> said) {
    Machine machine = options.isLocal() ? local() : Machine.ELSEWHERE;
    if (!wipe && replacement.isInPlace()) {
      said.accept(options.name() + " serves: there is nothing to replace");
      machine.end();
      return;
    }
    replacement.run(machine, options.force());
  }

  private Machine local() {
    LocalControl control = options.control();
    String name = options.name();
    return new Machine() {
      @Override
      public void begin() {
        var _ = control.beginReplacement(name, wipe);
      }

      @Override
      public void start() {
        var _ = control.startIfDown(name);
      }

      @Override
      public void end() {
        var _ = control.endReplacement(name);
      }
    };
  }
}
