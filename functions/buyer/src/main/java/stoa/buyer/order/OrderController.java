package stoa.buyer.order;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import stoa.http.account.Sessions;
import stoa.http.account.SignedIn;
import stoa.http.call.Call;
import stoa.http.call.Reply;
import stoa.http.request.Query;
import stoa.http.request.RequestBody;

/// Buying, and what was bought.
@Controller("/v1/buyer/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "token")
final class OrderController {
  private final Sessions sessions;
  private final Orders orders;

  OrderController(Sessions sessions, Orders orders) {
    this.sessions = sessions;
    this.orders = orders;
  }

  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "402", description = "payment-declined")
  @ApiResponse(responseCode = "403", description = "fraud-suspected")
  @ApiResponse(
      responseCode = "409",
      description =
          "insufficient-stock, price-changed, checkout-in-progress, checkout-abandoned, buyer-data-missing")
  @ApiResponse(responseCode = "422", description = "cart-empty, invalid-card")
  @ApiResponse(responseCode = "503", description = "queue-full")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = OrderBody.Document.class)))
  @ApiResponse(
      responseCode = "201",
      description = "COMPLETED",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = OrderView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "PLACED or PAID at the time limit; see Location",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = OrderView.class)))
  HttpResponse<?> buy(@Parameter(hidden = true) HttpRequest<byte[]> request) {
    Call call = Call.of(request);
    SignedIn buyer = sessions.require(call);
    Query.none(call);
    return orders.buy(call, buyer, RequestBody.read(call, request.getBody()));
  }

  @Get(produces = MediaType.ALL)
  @Operation(
      parameters = {
        @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20")),
        @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = OrderPageView.class)))
  HttpResponse<?> list(@Parameter(hidden = true) HttpRequest<?> request) {
    Call call = Call.of(request);
    return Reply.ok(sessions.reading(call, buyer -> orders.list(call, buyer, Query.of(call))));
  }

  @Get(uri = "/{orderId}", produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "order-not-found")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = OrderView.class)))
  HttpResponse<?> order(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String orderId) {
    Call call = Call.of(request);
    return Reply.ok(
        sessions.reading(
            call,
            buyer -> {
              Query.none(call);
              return OrderView.of(orders.find(call, buyer, orderId));
            }));
  }

  @Get(uri = "/{orderId}/timeline", produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "order-not-found")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = TimelineView.class)))
  HttpResponse<?> timeline(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String orderId) {
    Call call = Call.of(request);
    return Reply.ok(
        sessions.reading(
            call,
            buyer -> {
              Query.none(call);
              return orders.timeline(call, buyer, orderId);
            }));
  }
}
