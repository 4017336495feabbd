package stoa.http.call;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/// Answers that are no refusals.
public final class Reply {
  private Reply() {}

  /// 200 with a JSON body.
  public static <T> MutableHttpResponse<T> ok(T body) {
    return of(200, body, false);
  }

  /// A JSON body.
  ///
  /// @param replayed true when it answers an earlier request with the same key
  public static <T> MutableHttpResponse<T> of(int status, T body, boolean replayed) {
    return mark(
        HttpResponse.<T>status(HttpStatus.valueOf(status))
            .body(body)
            .contentType(MediaType.APPLICATION_JSON_TYPE),
        replayed);
  }

  /// 204.
  public static <T> MutableHttpResponse<T> noContent(boolean replayed) {
    return mark(HttpResponse.noContent(), replayed);
  }

  private static <T> MutableHttpResponse<T> mark(MutableHttpResponse<T> answer, boolean replayed) {
    return replayed ? answer.header("Idempotent-Replayed", "true") : answer;
  }
}
