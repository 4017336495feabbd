package stoa.http.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Writes problem documents. By hand, because a refusal must not depend on what can be serialized.
public final class ProblemDocument {
  private static final JsonFactory JSON = new JsonFactory();
  private static final MediaType TYPE = MediaType.of("application/problem+json");

  private ProblemDocument() {}

  /// The answer to a refused call.
  public static MutableHttpResponse<byte[]> answer(Problem problem, String requestId) {
    MutableHttpResponse<byte[]> answer =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(problem.code().status()))
            .body(write(problem, requestId))
            .contentType(TYPE);
    problem.headers().forEach(answer::header);
    if (problem.code().status() == 401) {
      answer.header("WWW-Authenticate", challenge(problem.code()));
    }
    return answer;
  }

  private static String challenge(ProblemCode code) {
    return code == ProblemCode.INVALID_TOKEN || code == ProblemCode.SESSION_EXPIRED
        ? "Bearer error=\"invalid_token\", error_description=\"" + code.code() + "\""
        : "Bearer";
  }

  static byte[] write(Problem problem, String requestId) {
    var bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", "/problems/" + problem.code().code());
      json.writeStringField("title", problem.code().title());
      json.writeNumberField("status", problem.code().status());
      json.writeStringField("detail", problem.detail());
      json.writeStringField("code", problem.code().code());
      json.writeStringField("requestId", requestId);
      writeErrors(json, problem.errors());
      for (Map.Entry<String, Object> member : problem.members().entrySet()) {
        json.writeFieldName(member.getKey());
        writeValue(json, member.getValue());
      }
      json.writeEndObject();
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  private static void writeErrors(JsonGenerator json, List<FieldError> errors) throws IOException {
    if (errors.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("errors");
    for (FieldError error : errors) {
      json.writeStartObject();
      json.writeStringField("field", error.field());
      json.writeStringField("rule", error.rule());
      json.writeStringField("message", error.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          writeValue(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          writeValue(json, element);
        }
        json.writeEndArray();
      }
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      default -> json.writeString(value.toString());
    }
  }
}
