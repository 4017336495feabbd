package stoa.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEventsTest {
  private static APIGatewayV2HTTPEvent read(String json) throws IOException {
    return HttpEvents.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsWhatAFunctionUsesAndSkipsTheRest() throws IOException {
    var event =
        read(
            """
            {"version":"2.0","cookies":["a=b"],"rawPath":"/v1/x","rawQueryString":"a=1&a=2",
             "headers":{"x-one":"1","x-two":"a,b"},"queryStringParameters":{"a":"1,2"},
             "requestContext":{"authorizer":{"jwt":{"claims":{"a":"b"},"scopes":[]}},
               "http":{"method":"PUT","path":"/v1/x","sourceIp":"1.2.3.4"},"timeEpoch":1},
             "pathParameters":{"proxy":"x"},"body":"e30=","isBase64Encoded":true,
             "stageVariables":null}
            """);
    assertEquals("/v1/x", event.getRawPath());
    assertEquals("a=1&a=2", event.getRawQueryString());
    assertEquals(Map.of("x-one", "1", "x-two", "a,b"), event.getHeaders());
    assertEquals("PUT", event.getRequestContext().getHttp().getMethod());
    assertEquals("e30=", event.getBody());
    assertEquals(true, event.getIsBase64Encoded());
  }

  @Test
  void readsAnEventWithoutHeadersQueryAndBody() throws IOException {
    var event = read("{\"rawPath\":\"/\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}");
    assertEquals("", event.getRawQueryString());
    assertEquals(Map.of(), event.getHeaders());
    assertNull(event.getBody());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"rawPath\":\"/\"}",
        "{\"rawPath\":\"/\",\"requestContext\":{\"elb\":{}}}",
        "{\"httpMethod\":\"GET\",\"path\":\"/\",\"requestContext\":{\"identity\":{}}}"
      })
  void refusesWhatIsNoEventOfAnHttpApi(String other) {
    assertThrows(IOException.class, () -> read(other));
  }

  @Test
  void writesAnAnswerWithoutABodyAsOne() throws IOException {
    var output = new ByteArrayOutputStream();
    var answer =
        APIGatewayV2HTTPResponse.builder().withStatusCode(204).withHeaders(Map.of("A", "b"));
    HttpEvents.write(answer.build(), output);
    assertEquals(
        "{\"statusCode\":204,\"headers\":{\"A\":\"b\"}}", output.toString(StandardCharsets.UTF_8));
  }
}
