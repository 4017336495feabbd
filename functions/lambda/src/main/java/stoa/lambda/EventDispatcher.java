package stoa.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.servlet.http.ServletExchange;
import io.micronaut.servlet.http.ServletHttpHandler;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import stoa.http.call.Call;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemDocument;

/// Brings events to the controllers of an application.
final class EventDispatcher
    extends ServletHttpHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final URI UNREADABLE = URI.create("/");

  private final ConversionService conversion;
  private final BinaryTypeConfiguration binary;

  EventDispatcher(ApplicationContext context) {
    super(context, context.getConversionService());
    this.conversion = context.getConversionService();
    this.binary = context.getBean(BinaryTypeConfiguration.class);
  }

  /// The controllers' answer.
  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    try {
      URI target = RequestTarget.of(event.getRawPath(), event.getRawQueryString());
      return exchange(request(event, target)).getResponse().getNativeResponse();
    } catch (URISyntaxException malformed) {
      return refuse(event, Problem.invalid("path", "encoding", "has a malformed percent escape"));
    }
  }

  /// The answer to a call that no controller sees.
  APIGatewayV2HTTPResponse refuse(APIGatewayV2HTTPEvent event, Problem problem) {
    String requestId = Call.of(request(event, UNREADABLE)).requestId();
    MutableHttpResponse<byte[]> answer = ProblemDocument.answer(problem, requestId);
    Map<String, String> headers = new TreeMap<>();
    answer
        .getHeaders()
        .forEach(header -> headers.put(header.getKey(), header.getValue().getFirst()));
    headers.put("X-Request-Id", requestId);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(answer.code())
        .withHeaders(headers)
        .withBody(new String(answer.body(), StandardCharsets.UTF_8))
        .build();
  }

  private EventRequest request(APIGatewayV2HTTPEvent event, URI target) {
    return new EventRequest(event, target, new EventResponse(conversion, binary), conversion);
  }

  @Override
  protected ServletExchange<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> createExchange(
      APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse unused) {
    throw new UnsupportedOperationException("exchanges are made by answer");
  }
}
