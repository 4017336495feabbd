package stoa.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/// Reads events and writes answers, payload 2.0. Reads only what a function uses, as a stream:
/// binding whole events by reflection costs a cold start several hundred milliseconds.
///
/// What the gateway does to a request before: several headers of one name come as one, joined by
/// commas, and names in lower case; cookies come apart from the headers, and no call has any.
final class HttpEvents {
  private static final JsonFactory JSON = new JsonFactory();

  private HttpEvents() {}

  /// Reads an event.
  ///
  /// @throws IOException when it is none of an HTTP API with payload 2.0
  static APIGatewayV2HTTPEvent read(InputStream input) throws IOException {
    var event = new APIGatewayV2HTTPEvent();
    event.setHeaders(Map.of());
    event.setRawQueryString("");
    try (JsonParser json = JSON.createParser(input)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("an event is a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        readField(event, field, json);
      }
    }
    if (event.getRawPath() == null || event.getRequestContext() == null) {
      throw new IOException("no event of an API Gateway HTTP API with payload format 2.0");
    }
    return event;
  }

  private static void readField(APIGatewayV2HTTPEvent event, String field, JsonParser json)
      throws IOException {
    switch (field) {
      case "rawPath" -> event.setRawPath(json.getValueAsString());
      case "rawQueryString" -> event.setRawQueryString(json.getValueAsString(""));
      case "headers" -> event.setHeaders(readHeaders(json));
      case "body" -> event.setBody(json.getValueAsString());
      case "isBase64Encoded" -> event.setIsBase64Encoded(json.getValueAsBoolean());
      case "requestContext" -> readContext(event, json);
      default -> json.skipChildren();
    }
  }

  private static Map<String, String> readHeaders(JsonParser json) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    while (json.currentToken() != JsonToken.VALUE_NULL
        && json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      headers.put(name, json.getValueAsString(""));
    }
    return headers;
  }

  private static void readContext(APIGatewayV2HTTPEvent event, JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("http") && json.currentToken() == JsonToken.START_OBJECT) {
        event.setRequestContext(readHttp(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private static APIGatewayV2HTTPEvent.RequestContext readHttp(JsonParser json) throws IOException {
    var http = new APIGatewayV2HTTPEvent.RequestContext.Http();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("method")) {
        http.setMethod(json.getValueAsString("GET"));
      } else {
        json.skipChildren();
      }
    }
    var context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setHttp(http);
    return context;
  }

  /// Writes an answer.
  static void write(APIGatewayV2HTTPResponse answer, OutputStream output) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(output)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", answer.getStatusCode());
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : answer.getHeaders().entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      if (answer.getBody() != null) {
        json.writeStringField("body", answer.getBody());
        json.writeBooleanField("isBase64Encoded", answer.getIsBase64Encoded());
      }
      json.writeEndObject();
    }
  }
}
