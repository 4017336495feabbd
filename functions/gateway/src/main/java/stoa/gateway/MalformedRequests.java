package stoa.gateway;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/// Gives what the server refuses before the filter sees it the form of all other refusals.
@Primary
@Singleton
final class MalformedRequests implements ErrorResponseProcessor<byte[]> {
  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext error, MutableHttpResponse<?> response) {
    Forwarding call = Forwarding.of(error.getRequest());
    return response.code() >= 500
        ? GatewayProblems.internalError(call)
        : GatewayProblems.malformed(call);
  }
}
