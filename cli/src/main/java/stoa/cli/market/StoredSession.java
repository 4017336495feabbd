package stoa.cli.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import stoa.cli.CommandFailure;
import stoa.cli.Json;
import stoa.cli.api.Accounts.Role;

/// The session of the last login, kept between commands in a file that only its owner can read:
/// `$XDG_STATE_HOME/stoa/ROLE.json`, else `~/.local/state/stoa/ROLE.json`.
final class StoredSession {
  private final Role role;
  private final Path file;

  /// @param username whose session it is
  record Session(String username, String token) {}

  StoredSession(Role role) {
    this.role = role;
    this.file = directory().resolve(role.word() + ".json");
  }

  private static Path directory() {
    return Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"))
        .resolve("stoa");
  }

  Optional<Session> find() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readString(file), Session.class));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// @throws CommandFailure when nobody has logged in
  Session session() {
    return find()
        .orElseThrow(
            () -> new CommandFailure("not logged in; stoa " + role.word() + " login USERNAME"));
  }

  void write(Session session) {
    try {
      Files.createDirectories(file.getParent());
      Path draft =
          Files.createTempFile(
              file.getParent(),
              role.word(),
              ".json",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, Json.write(session));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new CommandFailure("the session cannot be kept in " + file, failure);
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
