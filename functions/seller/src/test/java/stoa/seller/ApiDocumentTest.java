package stoa.seller;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The served document describes both functions; this one's part is compared with what the compiler
/// makes of its controllers.
final class ApiDocumentTest {
  private static List<String> paths(String resource) throws IOException {
    try (InputStream document =
        Objects.requireNonNull(
            ApiDocumentTest.class.getClassLoader().getResourceAsStream(resource))) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("  /"))
          .toList();
    }
  }

  @Test
  void namesEveryPathOfTheSellerFunction() throws IOException {
    List<String> generated = paths("META-INF/swagger/stoa-1.yml");
    assertFalse(generated.isEmpty());
    assertTrue(
        paths("stoa/http/openapi.yaml").containsAll(generated), () -> "missing of " + generated);
  }
}
