package stoa.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The document that is served, against the contract as it was decided.
final class ApiDocumentTest {
  /// Every call, the statuses of its successes, and the refusals that are its own.
  private static final String CALLS =
      """
      DELETE /v1/buyer/cart 200 checkout-in-progress
      DELETE /v1/buyer/cart/lines/{itemId} 200 line-not-found checkout-in-progress
      DELETE /v1/buyer/sessions/current 204
      DELETE /v1/seller/items/{itemId} 204 item-not-found
      DELETE /v1/seller/sessions/current 204
      GET /.well-known/jwks.json 200
      GET /health/live 200
      GET /health/ready 200
      GET /problems/{code} 200 not-found
      GET /v1/buyer/cart 200
      GET /v1/buyer/items 200
      GET /v1/buyer/items/{itemId} 200 item-not-found
      GET /v1/buyer/items/{itemId}/suggestions 200 item-not-found
      GET /v1/buyer/orders 200
      GET /v1/buyer/orders/{orderId} 200 order-not-found
      GET /v1/buyer/orders/{orderId}/timeline 200 order-not-found
      GET /v1/buyer/sellers/{sellerId}/rating 200 seller-not-found
      GET /v1/openapi.yaml 200
      GET /v1/seller/health/ready 200
      GET /v1/seller/items 200
      GET /v1/seller/rating 200
      PATCH /v1/seller/items/{itemId} 200 item-not-found
      POST /v1/buyer/accounts 201 username-taken
      POST /v1/buyer/cart/lines 200 item-not-found checkout-in-progress insufficient-stock
      POST /v1/buyer/cart/save 200
      POST /v1/buyer/orders 201 202 payment-declined fraud-suspected insufficient-stock \
      price-changed checkout-in-progress checkout-abandoned buyer-data-missing cart-empty \
      invalid-card queue-full
      POST /v1/buyer/sessions 201 invalid-credentials too-many-attempts
      POST /v1/seller/accounts 201 username-taken
      POST /v1/seller/items 200 201
      POST /v1/seller/items/{itemId}/units 200 item-not-found insufficient-stock
      POST /v1/seller/sessions 201 invalid-credentials too-many-attempts
      PUT /v1/buyer/items/{itemId}/feedback 204 item-not-found not-purchased \
      feedback-already-given
      """;

  /// Refusals that come with a token, a body, a key, or any call.
  private static final Set<String> OF_MANY =
      Set.of(
          "invalid-request",
          "malformed-json",
          "unknown-field",
          "missing-token",
          "invalid-token",
          "session-expired",
          "wrong-role",
          "body-too-large",
          "unsupported-media-type",
          "idempotency-key-reused",
          "rate-limited",
          "internal-error",
          "unavailable",
          "outcome-unknown");

  private static OpenAPI document = new OpenAPI();

  @BeforeAll
  static void read() throws IOException {
    try (InputStream text =
        Objects.requireNonNull(
            ApiDocumentTest.class.getClassLoader().getResourceAsStream("stoa/openapi.yaml"))) {
      SwaggerParseResult result =
          new OpenAPIV3Parser()
              .readContents(
                  new String(text.readAllBytes(), StandardCharsets.UTF_8), List.of(), null);
      assertEquals(List.of(), result.getMessages());
      document = result.getOpenAPI();
    }
  }

  private static Map<String, Operation> calls() {
    Map<String, Operation> calls = new TreeMap<>();
    document
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach((method, call) -> calls.put(method + " " + path, call)));
    return calls;
  }

  private static <T> T at(Map<String, T> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  private static Operation call(String name) {
    return at(calls(), name);
  }

  private static Map<String, Parameter> parameters(Operation call) {
    List<Parameter> parameters = call.getParameters();
    return parameters == null
        ? Map.of()
        : parameters.stream().collect(Collectors.toMap(Parameter::getName, each -> each));
  }

  private static Set<String> codes(Operation call) {
    Set<String> codes = new TreeSet<>();
    call.getResponses()
        .forEach((status, response) -> {
          if (status.compareTo("400") >= 0) {
            assertEquals(Set.of("application/problem+json"), response.getContent().keySet());
            Schema<?> problem = at(response.getContent(), "application/problem+json").getSchema();
            Schema<?> narrowed = problem.getAllOf().get(1);
            Schema<?> code = at(narrowed.getProperties(), "code");
            code.getEnum().forEach(one -> codes.add(String.valueOf(one)));
          }
        });
    return codes;
  }

  private static Set<String> own(Operation call) {
    Set<String> words = codes(call);
    words.removeAll(OF_MANY);
    call.getResponses().keySet().stream()
        .filter(status -> status.startsWith("2"))
        .forEach(words::add);
    return words;
  }

  @Test
  void namesTheCallsOfTheContractTheirAnswersAndRefusalsAndNothingElse() {
    Map<String, Set<String>> expected = new TreeMap<>();
    for (String line : CALLS.lines().toList()) {
      List<String> words = List.of(line.split(" ", -1));
      expected.put(
          words.get(0) + " " + words.get(1), new TreeSet<>(words.subList(2, words.size())));
    }
    Map<String, Set<String>> found = new TreeMap<>();
    calls().forEach((name, call) -> found.put(name, own(call)));
    assertEquals(expected, found);
  }

  @Test
  void asksForATokenExceptWhereNobodyHasOneYet() {
    calls()
        .forEach((name, call) -> {
          boolean open =
              !name.contains(" /v1/")
                  || name.endsWith("openapi.yaml")
                  || name.endsWith("/health/ready")
                  || name.endsWith("/accounts")
                  || name.endsWith("/sessions");
          assertEquals(open, call.getSecurity() == null, name);
          assertEquals(!open, codes(call).contains("missing-token"), name);
        });
    assertEquals("bearer", at(document.getComponents().getSecuritySchemes(), "token").getScheme());
  }

  @Test
  void everyWriteButALoginTakesAKey() {
    calls()
        .forEach((name, call) -> {
          boolean keyed = !name.startsWith("GET") && !name.endsWith("/sessions");
          assertEquals(keyed, parameters(call).containsKey("Idempotency-Key"), name);
        });
  }

  @Test
  void bodiesAndAnswersAreJson() {
    calls()
        .forEach((name, call) -> {
          if (call.getRequestBody() != null) {
            assertTrue(call.getRequestBody().getRequired(), name);
            assertEquals(
                Set.of("application/json"), call.getRequestBody().getContent().keySet(), name);
          }
          boolean file = name.endsWith("openapi.yaml") || name.endsWith("jwks.json");
          call.getResponses()
              .forEach((status, response) -> {
                if (status.startsWith("2") && !status.equals("204") && !file) {
                  Content content = response.getContent();
                  assertEquals(Set.of("application/json"), content.keySet(), name);
                  assertNotNull(at(content, "application/json").getSchema().get$ref(), name);
                }
              });
        });
  }

  @Test
  void namesRequiredFieldsAndLimits() {
    Schema<?> item = at(document.getComponents().getSchemas(), "NewItem");
    assertEquals(
        Set.of("name", "category", "keywords", "condition", "priceCents", "quantity"),
        Set.copyOf(item.getRequired()));
    Schema<?> price = at(item.getProperties(), "priceCents");
    assertEquals("1 99999999", price.getMinimum() + " " + price.getMaximum());
    assertEquals(
        Set.of("quantity", "itemId", "Idempotency-Key"),
        parameters(call("DELETE /v1/buyer/cart/lines/{itemId}")).keySet());
  }

  @Test
  void namesQueryParametersWithTypesLimitsAndDefaults() {
    Map<String, Parameter> search = parameters(call("GET /v1/buyer/items"));
    assertEquals(
        Set.of(
            "category",
            "keyword",
            "condition",
            "minPriceCents",
            "maxPriceCents",
            "limit",
            "cursor"),
        search.keySet());
    assertTrue(at(search, "category").getRequired());
    Schema<?> limit = at(search, "limit").getSchema();
    assertEquals(
        "1 100 20", limit.getMinimum() + " " + limit.getMaximum() + " " + limit.getDefault());
    assertEquals(5, at(search, "keyword").getSchema().getMaxItems());
    assertEquals(List.of("NEW", "USED"), at(search, "condition").getSchema().getEnum());
  }
}
