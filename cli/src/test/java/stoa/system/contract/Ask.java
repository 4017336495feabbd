package stoa.system.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request to be sent, in raw bytes.
record Ask(
    String method, String path, Optional<byte[]> body, List<Map.Entry<String, String>> more) {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Ask of(String method, String path) {
    return new Ask(method, path, Optional.empty(), List.of());
  }

  static Ask get(String path) {
    return of("GET", path);
  }

  static Ask delete(String path) {
    return of("DELETE", path);
  }

  static Ask post(String path, JsonNode json) {
    return of("POST", path).body(json.toString());
  }

  static Ask patch(String path, JsonNode json) {
    return of("PATCH", path).body(json.toString());
  }

  static Ask put(String path, JsonNode json) {
    return of("PUT", path).body(json.toString());
  }

  /// Sends text as `application/json`.
  Ask body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  Ask body(byte[] bytes, String contentType) {
    return new Ask(method, path, Optional.of(bytes), more).header("Content-Type", contentType);
  }

  Ask header(String name, String value) {
    List<Map.Entry<String, String>> all = new ArrayList<>(more);
    all.add(Map.entry(name, value));
    return new Ask(method, path, body, List.copyOf(all));
  }

  Ask token(String token) {
    return header("Authorization", "Bearer " + token);
  }

  Ask key(String key) {
    return header("Idempotency-Key", key);
  }

  /// Sends it and waits for the answer.
  Answer to(URI base) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(base.resolve(path))
              .timeout(TIME_LIMIT)
              .method(
                  method, body.map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()));
      more.forEach(header -> request.header(header.getKey(), header.getValue()));
      return answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new AssertionError(this + " got no answer", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(this + " was interrupted", interrupted);
    }
  }

  private Answer answer(HttpResponse<String> response) {
    return new Answer(
        toString(), response.statusCode(), response.headers(), response.body(), parse(response));
  }

  private static JsonNode parse(HttpResponse<String> response) {
    boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
    try {
      return json ? JSON.readTree(response.body()) : MissingNode.getInstance();
    } catch (JsonProcessingException malformed) {
      throw new AssertionError("not JSON: " + response.body(), malformed);
    }
  }

  /// An object of names and values, one after the other.
  static ObjectNode json(Object... namesAndValues) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.set(namesAndValues[i].toString(), JSON.valueToTree(namesAndValues[i + 1]));
    }
    return object;
  }

  /// The object with one field set, or without it where the value is a missing node.
  static ObjectNode with(ObjectNode object, String field, JsonNode value) {
    ObjectNode other = object.deepCopy();
    if (value.isMissingNode()) {
      other.remove(field);
    } else {
      other.set(field, value);
    }
    return other;
  }

  @Override
  public String toString() {
    String sent = body.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    return method + " " + path + " " + sent.substring(0, Math.min(200, sent.length()));
  }
}
