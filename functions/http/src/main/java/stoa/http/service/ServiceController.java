package stoa.http.service;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import stoa.http.call.Call;
import stoa.http.call.Reply;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.token.FunctionKeys;

/// What every function serves beside its own calls.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ServiceController {
  private static final String DOCUMENT = "stoa/openapi.yaml";

  // Asked for when needed: a function starts without keys and groups.
  private final BeanProvider<FunctionKeys> keys;
  private final BeanProvider<Readiness> readiness;

  ServiceController(BeanProvider<FunctionKeys> keys, BeanProvider<Readiness> readiness) {
    this.keys = keys;
    this.readiness = readiness;
  }

  /// A code, explained.
  @Serdeable
  @Schema(
      name = "Explanation",
      requiredProperties = {"code", "title", "status", "explanation"})
  record Explanation(String code, String title, int status, String explanation) {}

  @Get(uri = "/health/live", produces = MediaType.ALL)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Health.class)))
  HttpResponse<?> live() {
    return Reply.ok(Health.UP);
  }

  @Get(uri = "/health/ready", produces = MediaType.ALL)
  @ApiResponse(responseCode = "503", description = "unavailable")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Health.class)))
  HttpResponse<?> ready(@Parameter(hidden = true) HttpRequest<?> request) {
    return readiness.get().answer(Call.of(request));
  }

  @Get(uri = "/problems/{code}", produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "not-found")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Explanation.class)))
  HttpResponse<?> problem(@PathVariable String code) {
    ProblemCode problem =
        ProblemCode.of(code).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    return Reply.ok(
        new Explanation(problem.code(), problem.title(), problem.status(), problem.explanation()));
  }

  @Get(uri = "/.well-known/jwks.json", produces = MediaType.ALL)
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
  HttpResponse<?> keys() {
    return HttpResponse.ok(keys.get().keySet().getBytes(StandardCharsets.UTF_8))
        .contentType(MediaType.of("application/jwk-set+json"))
        .header("Cache-Control", "public, max-age=300");
  }

  @Get(uri = "/v1/openapi.yaml", produces = MediaType.ALL)
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string")))
  HttpResponse<?> document() throws IOException {
    try (InputStream document =
        ServiceController.class.getClassLoader().getResourceAsStream(DOCUMENT)) {
      if (document == null) {
        throw Problem.of(ProblemCode.NOT_FOUND).exception();
      }
      return HttpResponse.ok(document.readAllBytes()).contentType(MediaType.of("application/yaml"));
    }
  }
}
