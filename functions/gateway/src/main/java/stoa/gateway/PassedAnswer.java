package stoa.gateway;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.CloseableAvailableByteBody;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Passes a function's answer on: status, headers and body as they are, but for the headers that
/// belong to one connection.
final class PassedAnswer {
  private PassedAnswer() {}

  /// Copies an answer.
  ///
  /// @param body the whole body; taken over and closed here
  static MutableHttpResponse<?> of(HttpResponse<?> answer, CloseableAvailableByteBody body) {
    try (body) {
      MutableHttpResponse<byte[]> passed = HttpResponse.status(answer.code(), answer.reason());
      for (Map.Entry<String, List<String>> header : answer.getHeaders()) {
        if (!Forwarding.OF_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
          header.getValue().forEach(value -> passed.getHeaders().add(header.getKey(), value));
        }
      }
      return body.length() == 0 ? passed : passed.body(body.toByteArray());
    }
  }
}
