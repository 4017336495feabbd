package stoa.ordering.udp.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.ordering.udp.ConfigurationException;

class GroupKeysTest {
  private static final String SECRET = "ab".repeat(32);

  @TempDir Path directory;

  @Test
  void readsTwoKeysInOrder() throws IOException {
    GroupKeys keys = read("7 " + SECRET + "\n\n4294967295 " + "cd".repeat(32) + "\n");

    assertEquals(2, keys.keys().size());
    assertEquals(7, keys.keys().getFirst().id());
    assertEquals(-1, keys.keys().getLast().id());
  }

  @Test
  void refusesWhatIsNotOneOrTwoKeysWithoutShowingASecret() {
    refuses("");
    refuses("7");
    refuses("x " + SECRET);
    refuses("7 " + SECRET.substring(2));
    refuses("7 " + "zz".repeat(32));
    refuses("7 8 " + SECRET);
    refuses("7 " + SECRET + "\n7 " + SECRET);
    refuses("1 " + SECRET + "\n2 " + SECRET + "\n3 " + SECRET);
  }

  @Test
  void refusesAMissingFile() {
    assertThrows(ConfigurationException.class, () -> GroupKeys.read(directory.resolve("nowhere")));
  }

  @Test
  void doesNotPrintItsSecret() {
    assertFalse(new GroupKeys.Key(1, SECRET).toString().contains("abab"));
  }

  private void refuses(String content) {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> read(content), content);
    assertFalse(String.valueOf(refused.getMessage()).contains("abab"));
  }

  private GroupKeys read(String content) throws IOException {
    return GroupKeys.read(Files.writeString(directory.resolve("keys"), content));
  }
}
