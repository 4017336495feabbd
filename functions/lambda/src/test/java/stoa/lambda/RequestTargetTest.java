package stoa.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "category=7&keyword=red&keyword=new",
        "keyword=a%2Cb&keyword=c",
        "keyword=a,b",
        "keyword=%C3%BC&keyword=1%2B1&keyword=1+1",
        "keyword",
        "&&a=1&",
      })
  void keepsTheQueryAsItWasSent(String query) throws URISyntaxException {
    assertEquals(query, RequestTarget.of("/v1/buyer/items", query).getRawQuery());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/buyer/items/1-1, /v1/buyer/items/1-1",
    "/v1/buyer/items/%20, /v1/buyer/items/%20",
    "/v1/buyer/items/a b, /v1/buyer/items/a%20b",
    "/v1/buyer/items/ü, /v1/buyer/items/%C3%BC",
    "/v1/buyer/items/{x}, /v1/buyer/items/%7Bx%7D",
    "//elsewhere/v1, /elsewhere/v1",
    "/, /"
  })
  void escapesWhatNoPathMayHold(String sent, String expected) throws URISyntaxException {
    assertEquals(expected, RequestTarget.of(sent, "").getRawPath());
  }

  @Test
  void refusesMalformedEscapes() {
    assertThrows(URISyntaxException.class, () -> RequestTarget.of("/v1/%zz", ""));
    assertThrows(URISyntaxException.class, () -> RequestTarget.of("/v1", "a=%"));
  }
}
