package stoa.seller;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import stoa.http.call.Call;
import stoa.http.service.Health;
import stoa.http.service.Readiness;

/// The seller function's own readiness, behind the gateway's address.
@Controller("/v1/seller/health")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SellerHealthController {
  private final BeanProvider<Readiness> readiness;

  SellerHealthController(BeanProvider<Readiness> readiness) {
    this.readiness = readiness;
  }

  @Get(uri = "/ready", produces = MediaType.ALL)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
  HttpResponse<?> ready(@Parameter(hidden = true) HttpRequest<?> request) {
    return readiness.get().answer(Call.of(request));
  }
}
