package stoa.cli.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.Json;
import stoa.cli.api.Accounts;
import stoa.cli.api.Accounts.Role;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;

/// What the verbs of both roles share: accounts, the session, output, the interactive session.
abstract class MarketCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private MarketOptions market;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print the answers as they came")
  private boolean json;

  private final Role role;
  private final StoredSession stored;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  MarketCommand(Role role) {
    this.role = role;
    this.stored = new StoredSession(role);
  }

  /// Without a verb: a session that reads verbs line by line.
  @Override
  public void run() {
    new InteractiveSession(spec.commandLine(), role).run();
  }

  @Command(name = "create-account", description = "Create an account and log in.")
  void createAccount(
      @Parameters(paramLabel = "USERNAME", description = "3 to 32 of a-z 0-9 . _ -")
          String username,
      @Option(names = "--name", description = "shown to others (default: the username)")
          @org.jspecify.annotations.Nullable
          String name,
      @Option(names = "--password", description = "asked for when absent; or $$STOA_PASSWORD")
          @org.jspecify.annotations.Nullable
          String password) {
    String secret = password(password);
    String shown = name == null ? username : name;
    long id = withClient(client -> accounts(client).create(username, shown, secret));
    out().println("account " + id + " created");
    login(username, secret);
  }

  @Command(name = "login", description = "Start a session; later commands use it.")
  void login(
      @Parameters(paramLabel = "USERNAME") String username,
      @Option(names = "--password", description = "asked for when absent; or $$STOA_PASSWORD")
          @org.jspecify.annotations.Nullable
          String password) {
    String secret = password(password);
    JsonNode session = withClient(client -> accounts(client).login(username, secret));
    stored.write(new StoredSession.Session(username, session.path("token").asText()));
    out().println("logged in as " + username + " until " + session.path("expiresAt").asText());
  }

  @Command(name = "logout", description = "End the session.")
  void logout() {
    String token = stored.session().token();
    withClient(client -> {
      accounts(client).logout(token);
      return true;
    });
    stored.remove();
    out().println("logged out");
  }

  private Accounts accounts(ApiClient client) {
    return new Accounts(client, role);
  }

  private static String password(@org.jspecify.annotations.Nullable String given) {
    if (given != null) {
      return given;
    }
    Optional<String> environment = Optional.ofNullable(System.getenv("STOA_PASSWORD"));
    if (environment.isPresent()) {
      return environment.get();
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(
                () -> new CommandFailure("no terminal to ask for the password; use --password"));
    return new String(console.readPassword("Password: "));
  }

  /// The token of the session.
  final String token() {
    return stored.session().token();
  }

  /// The name that the session belongs to.
  final String username() {
    return stored.session().username();
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /// Runs a call; the system's refusals end the command with their text.
  final <T> T withClient(Function<ApiClient, T> call) {
    try (ApiClient client = market.client()) {
      return call.apply(client);
    } catch (ApiProblem | ApiUnavailable refused) {
      throw new CommandFailure(String.valueOf(refused.getMessage()), refused);
    }
  }

  /// Prints an answer as JSON if asked for, else as text.
  final void print(JsonNode answer, Function<JsonNode, String> text) {
    out().println(json ? Json.writeIndented(answer) : text.apply(answer).stripTrailing());
    out().flush();
  }
}
