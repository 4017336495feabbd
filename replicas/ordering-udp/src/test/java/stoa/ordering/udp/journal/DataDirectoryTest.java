package stoa.ordering.udp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.ordering.udp.ConfigurationException;

class DataDirectoryTest {
  private static final Identity IDENTITY = new Identity(7, 2, 5);

  @TempDir Path directory;

  @Test
  void isNewUntilTheFirstStartHasFinished() throws IOException {
    try (DataDirectory data = DataDirectory.open(directory, IDENTITY, false)) {
      assertTrue(data.isNew());
      Journal.open(data.journal(), (index, payload) -> {}).close();
      assertTrue(data.isNew());
      data.keepIdentity(IDENTITY);
      assertFalse(data.isNew());
    }
  }

  @Test
  void refusesBootstrapWhereThereIsData() throws IOException {
    bootstrap();

    assertRefused("has data already", IDENTITY, true);
  }

  @Test
  void startsOnItsOwnData() throws IOException {
    bootstrap();

    DataDirectory.open(directory, IDENTITY, false).close();
  }

  @Test
  void takesAFirstStartAgainThatWasInterrupted() throws IOException {
    try (DataDirectory data = DataDirectory.open(directory, IDENTITY, true)) {
      Journal.open(data.journal(), (index, payload) -> {}).close();
    }

    DataDirectory.open(directory, IDENTITY, true).close();
  }

  @Test
  void remembersABootstrapUntilItIsDecided() throws IOException {
    try (DataDirectory data = DataDirectory.open(directory, IDENTITY, true)) {
      assertFalse(data.isFounding());
      data.beginFounding();
      Journal.open(data.journal(), (index, payload) -> {}).close();
      data.keepIdentity(IDENTITY);
    }
    try (DataDirectory data = DataDirectory.open(directory, IDENTITY, false)) {
      assertTrue(data.isFounding());
    }
    try (DataDirectory data = DataDirectory.open(directory, IDENTITY, true)) {
      assertTrue(data.isFounding());
      data.endFounding();
      data.endFounding();
      assertFalse(data.isFounding());
    }
    assertRefused("has data already", IDENTITY, true);
  }

  @Test
  void refusesTheDataOfAnotherMember() throws IOException {
    bootstrap();

    assertRefused("belongs to cluster=7 member=2", new Identity(7, 3, 5), false);
  }

  @Test
  void refusesADirectoryWhoseJournalIsGone() throws IOException {
    bootstrap();
    try (var files = Files.list(directory.resolve("journal"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertRefused("has lost its journal", IDENTITY, false);

    Files.delete(directory.resolve("journal"));
    assertRefused("has lost its journal", IDENTITY, false);
  }

  @Test
  void refusesASecondUserAndLetsTheNextOneIn() throws IOException {
    bootstrap();
    try (DataDirectory first = DataDirectory.open(directory, IDENTITY, false)) {
      assertRefused("in use", IDENTITY, false);
      assertTrue(Files.exists(first.journal()));
    }
    DataDirectory.open(directory, IDENTITY, false).close();
  }

  @Test
  void neverTakesAnIncarnationTwiceEvenWhenTheClockRunsBack() throws IOException {
    try (DataDirectory data = DataDirectory.open(directory, IDENTITY, true)) {
      assertEquals(1000, data.nextIncarnation(1000));
      assertEquals(1001, data.nextIncarnation(10));
    }
    try (DataDirectory data = DataDirectory.open(directory, IDENTITY, true)) {
      assertEquals(1002, data.nextIncarnation(5));
      assertEquals(2000, data.nextIncarnation(2000));
    }
  }

  private void bootstrap() throws IOException {
    try (DataDirectory data = DataDirectory.open(directory, IDENTITY, true)) {
      Journal.open(data.journal(), (index, payload) -> {}).close();
      data.keepIdentity(IDENTITY);
    }
  }

  private void assertRefused(String reason, Identity identity, boolean bootstrap) {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class,
            () -> DataDirectory.open(directory, identity, bootstrap).close());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(reason), message);
    assertFalse(message.contains("\n"), "one line");
  }
}
