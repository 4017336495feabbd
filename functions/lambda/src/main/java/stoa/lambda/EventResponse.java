package stoa.lambda;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPResponseServletResponse;

/// The answer to an event, as it grows.
final class EventResponse extends APIGatewayV2HTTPResponseServletResponse<Object> {
  EventResponse(ConversionService service, BinaryTypeConfiguration binary) {
    super(service, binary);
  }
}
