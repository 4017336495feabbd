package stoa.cli.admin.member;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `stoa admin member`: replaces a member that lost its disk, at once or step by step.
@Command(
    name = "member",
    description = "Put a machine with an empty disk in a member's place.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ReplaceCommand.class,
      MemberCommand.Check.class,
      MemberCommand.Remove.class,
      MemberCommand.Add.class,
      MemberCommand.Await.class
    })
public final class MemberCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the field
  public MemberCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing");
  }

  /// One step.
  abstract static class Step implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private MemberOptions options;

    private final BiConsumer<Replacement, MemberOptions> step;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    Step(BiConsumer<Replacement, MemberOptions> step) {
      this.step = step;
    }

    @Override
    public Integer call() {
      return options.with(
          spec.commandLine().getOut(), (replacement, _) -> step.accept(replacement, options));
    }
  }

  @Command(
      name = "check",
      description = "Step 1: see that the others are well.",
      mixinStandardHelpOptions = true)
  static final class Check extends Step {
    Check() {
      super((replacement, options) -> replacement.check(options.force()));
    }
  }

  @Command(
      name = "remove",
      description = "Step 2, before the machine is started: the group does without its vote.",
      mixinStandardHelpOptions = true)
  static final class Remove extends Step {
    Remove() {
      super((replacement, _) -> replacement.remove());
    }
  }

  @Command(
      name = "add",
      description = "Step 3, when it runs: it is brought up to date, then votes.",
      mixinStandardHelpOptions = true)
  static final class Add extends Step {
    Add() {
      super((replacement, _) -> replacement.add());
    }
  }

  @Command(
      name = "await",
      description = "Step 4: wait until it serves and is caught up.",
      mixinStandardHelpOptions = true)
  static final class Await extends Step {
    Await() {
      super((replacement, _) -> replacement.await());
    }
  }
}
