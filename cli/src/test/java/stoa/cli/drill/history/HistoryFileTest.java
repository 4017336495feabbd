package stoa.cli.drill.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.Json;

class HistoryFileTest {
  @TempDir Path directory;

  private static Call call(long number) throws IOException {
    return new Call(
        number,
        "buyer-1",
        CallKind.GET_ITEM,
        "buyer b",
        "b/1",
        "",
        Json.readTree("{\"itemId\":\"7-1\"}"),
        10,
        20,
        200,
        "",
        false,
        1,
        Json.readTree("{\"quantity\":3}"));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = directory.resolve("history.jsonl");
    List<Call> calls = List.of(call(1), call(2));
    HistoryFile.write(file, calls);
    assertEquals(calls, HistoryFile.read(file));
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("other"), "{\"format\":\"x\",\"version\":1}\n");
    assertThrows(IOException.class, () -> HistoryFile.read(file));
  }

  @Test
  void aBrokenLineIsNamed() throws IOException {
    Path file = directory.resolve("broken");
    HistoryFile.write(file, List.of(call(1)));
    Files.writeString(file, Files.readString(file) + "{\"number\":\n");
    IOException refused = assertThrows(IOException.class, () -> HistoryFile.read(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("line 3"), refused::toString);
  }
}
