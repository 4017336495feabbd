package stoa.http;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;
import stoa.http.request.RequestBody;

/// What holds for the functions in every surrounding: server, Lambda, test.
@ContextConfigurer
public final class FunctionDefaults implements ApplicationContextConfigurer {
  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder
        .banner(false)
        .properties(
            Map.of(
                "micronaut.server.max-request-size",
                RequestBody.MAX_BYTES,
                // Empty lists are part of an answer; only what is absent is left out.
                "micronaut.serde.serialization.inclusion",
                "NON_ABSENT"));
  }
}
