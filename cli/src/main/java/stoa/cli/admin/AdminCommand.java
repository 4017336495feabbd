package stoa.cli.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stoa.cli.admin.audit.AuditCommand;
import stoa.cli.admin.backup.BackupCommand;
import stoa.cli.admin.backup.RestoreCommand;
import stoa.cli.admin.member.MemberCommand;

/// `stoa admin`: operator verbs, for the local system or for remote groups.
@Command(
    name = "admin",
    description = "Ask and steer the groups; the local system's, or remote ones by address.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AdminStatusCommand.class,
      VerifyCommand.class,
      AuditCommand.class,
      TransferLeaderCommand.class,
      SnapshotCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      MemberCommand.class,
      ActivateCommand.class
    })
public final class AdminCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the field
  public AdminCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing");
  }
}
