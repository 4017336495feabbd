package stoa.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import stoa.http.problem.ProblemCode;
import stoa.http.problem.ProblemException;

final class FieldsTest {
  private static Json json(String text) {
    return JsonText.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Fields of(String text) {
    return json(text) instanceof Json.Obj(Map<String, Json> members)
        ? new Fields(members, "", true)
        : new Fields(Map.of(), "", true);
  }

  private static String fault(String text, Consumer<Fields> reading) {
    Fields fields = of(text);
    reading.accept(fields);
    var refusal = assertThrows(ProblemException.class, fields::done).problem();
    var first = refusal.errors().getFirst();
    return refusal.code().code() + " " + first.field() + " " + first.rule();
  }

  @Test
  void countsCodePointsAfterNormalization() {
    Fields fields = of("{\"a\":\"e\\u0301\\ud83d\\ude00\"}");
    assertEquals("e\u0301\ud83d\ude00", fields.text("a", 2, 2), "and returns it as it came");
    fields.done();
  }

  @Test
  void refusesControlCharactersAndHalvesOfPairs() {
    Consumer<Fields> reading = fields -> fields.text("a", 1, 9);
    assertEquals("invalid-request a characters", fault("{\"a\":\"x\\u0000\"}", reading));
    assertEquals("invalid-request a characters", fault("{\"a\":\"x\\n\"}", reading));
    assertEquals("invalid-request a characters", fault("{\"a\":\"\\u0085\"}", reading));
    assertEquals("invalid-request a characters", fault("{\"a\":\"\\ud800\"}", reading));
  }

  @Test
  void takesWholeNumbersWithinBoundsOnly() {
    Consumer<Fields> reading = fields -> fields.integer("a", 1, 99_999_999);
    for (String number : List.of("0", "100000000", "-1", "9".repeat(400))) {
      assertEquals("invalid-request a range", fault("{\"a\":" + number + "}", reading));
    }
    for (String number : List.of("1.0", "1e3", "\"1\"", "null", "true", "[1]")) {
      assertEquals("invalid-request a type", fault("{\"a\":" + number + "}", reading));
    }
    assertEquals("invalid-request a required", fault("{}", reading));
  }

  @Test
  void judgesEachWord() {
    Consumer<Fields> reading = fields -> fields.words("a", 2, 3);
    assertEquals("invalid-request a count", fault("{\"a\":[\"x\",\"x\",\"x\"]}", reading));
    assertEquals("invalid-request a[1] length", fault("{\"a\":[\"x\",\"\"]}", reading));
    assertEquals("invalid-request a[0] characters", fault("{\"a\":[\"a\u00a0b\"]}", reading));
    assertEquals("invalid-request a[0] type", fault("{\"a\":[1]}", reading));
  }

  @Test
  void namesUnknownFieldsBeforeBrokenOnes() {
    Consumer<Fields> reading = fields -> fields.integer("a", 1, 2);
    assertEquals("unknown-field b unknown", fault("{\"a\":7,\"b\":1}", reading));
  }

  @Test
  void givesNestedObjectsACodeOfTheirOwn() {
    Fields fields = of("{\"card\":{\"holder\":\"x\"}}");
    Fields card = fields.object("card");
    card.text("holder", 2, 50);
    fields.done();
    var refusal =
        assertThrows(ProblemException.class, () -> card.done(ProblemCode.INVALID_CARD)).problem();
    assertEquals("card.holder", refusal.errors().getFirst().field());
    assertEquals(ProblemCode.INVALID_CARD, refusal.code());
  }

  @Test
  void refusesWhatIsNotOneJsonText() {
    for (String text : List.of("", " ", "{", "{\"a\":1,\"a\":1}", "{}x", "NaN", "{'a':1}")) {
      assertThrows(ProblemException.class, () -> json(text), text);
    }
    assertThrows(ProblemException.class, () -> JsonText.parse(new byte[] {'"', (byte) 0xc3, '"'}));
    assertThrows(ProblemException.class, () -> json("[".repeat(17) + "]".repeat(17)));
  }

  @Test
  void comparesBodiesByWhatTheySay() {
    assertEquals(canonical("{\"a\":1,\"b\":[2]}"), canonical(" {\"b\":[ 2],\"a\":1}"));
    assertNotEquals(canonical("{\"a\":\"1\"}"), canonical("{\"a\":1}"));
    assertNotEquals(canonical("[\"a\",\"b\"]"), canonical("[\"a,b\"]"));
  }

  private static String canonical(String text) {
    return JsonText.canonical(json(text));
  }

  @Test
  void readsItemIds() {
    assertEquals("0-1", ItemIds.write(ItemIds.parse("0-1").orElseThrow()));
    for (String text : List.of("", "1", "-1", "1-0", "01-1", "10000-1", "1-01", "1-1 ")) {
      assertEquals(false, ItemIds.parse(text).isPresent(), text);
    }
  }
}
