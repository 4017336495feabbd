package stoa.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.function.aws.proxy.ApiGatewayServletRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpParameters;
import io.micronaut.servlet.http.ServletHttpResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An event as a request. Its body is what was sent, byte by byte, whatever its type says: the
/// calls judge it themselves.
final class EventRequest
    extends ApiGatewayServletRequest<byte[], APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(EventRequest.class);

  private final EventResponse response;
  private final byte[] body;

  EventRequest(
      APIGatewayV2HTTPEvent event, URI target, EventResponse response, ConversionService service) {
    super(
        service,
        event,
        target,
        parseMethod(event.getRequestContext().getHttp()::getMethod),
        LOG,
        (bytes, request) -> new byte[0]);
    this.response = response;
    this.body = bytes(event);
  }

  private static byte[] bytes(APIGatewayV2HTTPEvent event) {
    return event.getBody() == null
        ? new byte[0]
        : event.getIsBase64Encoded()
            ? java.util.Base64.getDecoder().decode(event.getBody())
            : event.getBody().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public String getMethodName() {
    return requestEvent.getRequestContext().getHttp().getMethod();
  }

  @Override
  public byte[] getBodyBytes() {
    return body.clone();
  }

  @Override
  public Optional<byte[]> getBody() {
    return body.length == 0 ? Optional.empty() : Optional.of(body);
  }

  @Override
  public <B> Optional<B> getBody(Argument<B> type) {
    return getBody().flatMap(bytes -> conversionService.convert(bytes, type));
  }

  int bodyLength() {
    return body.length;
  }

  @Override
  public MutableHttpHeaders getHeaders() {
    return getHeaders(requestEvent::getHeaders, Map::of);
  }

  @Override
  public MutableHttpParameters getParameters() {
    // The calls read the raw query.
    return getParameters(Map::of, Map::of);
  }

  @Override
  public ServletHttpResponse<APIGatewayV2HTTPResponse, ?> getResponse() {
    return response;
  }
}
