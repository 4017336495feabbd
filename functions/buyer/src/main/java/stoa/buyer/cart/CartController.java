package stoa.buyer.cart;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import java.util.OptionalLong;
import stoa.http.account.Sessions;
import stoa.http.account.SignedIn;
import stoa.http.call.Call;
import stoa.http.call.Reply;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.request.Fields;
import stoa.http.request.ItemIds;
import stoa.http.request.Query;
import stoa.http.request.RequestBody;
import stoa.proto.common.v1.ItemId;

/// The cart of the call's session.
@Controller("/v1/buyer/cart")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "token")
final class CartController {
  private static final int MAX_QUANTITY = 1_000_000;

  private final Sessions sessions;
  private final Carts carts;

  CartController(Sessions sessions, Carts carts) {
    this.sessions = sessions;
    this.carts = carts;
  }

  /// What goes into the cart, for the API document.
  @Schema(
      name = "NewCartLine",
      requiredProperties = {"itemId", "quantity"})
  record LineDocument(String itemId, @Schema(minimum = "1", maximum = "1000000") int quantity) {}

  @Get(produces = MediaType.ALL)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = CartView.class)))
  HttpResponse<?> show(@Parameter(hidden = true) HttpRequest<?> request) {
    Call call = Call.of(request);
    Carts.Entered entered = carts.enter(call);
    Query.none(call);
    return Reply.ok(carts.show(call, entered));
  }

  @Post(uri = "/lines", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "item-not-found")
  @ApiResponse(responseCode = "409", description = "insufficient-stock, checkout-in-progress")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = LineDocument.class)))
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = CartView.class)))
  HttpResponse<?> add(@Parameter(hidden = true) HttpRequest<byte[]> request) {
    Call call = Call.of(request);
    Carts.Entered entered = carts.enter(call);
    Query.none(call);
    RequestBody read = RequestBody.read(call, request.getBody());
    Fields fields = read.fields();
    String item = fields.string("itemId");
    long quantity = fields.integer("quantity", 1, MAX_QUANTITY);
    fields.done();
    ItemId id =
        ItemIds.parse(item)
            .orElseThrow(() ->
                Problem.invalid("itemId", "pattern", "must be <category>-<number>").exception());
    return reply(carts.add(call, entered, read, id, (int) quantity));
  }

  @Delete(uri = "/lines/{itemId}", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "line-not-found")
  @ApiResponse(responseCode = "409", description = "checkout-in-progress")
  @Operation(
      parameters = {
        @Parameter(
            name = "quantity",
            in = ParameterIn.QUERY,
            description = "without it the whole line goes",
            schema = @Schema(type = "integer", minimum = "1", maximum = "1000000"))
      })
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = CartView.class)))
  HttpResponse<?> remove(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String itemId) {
    Call call = Call.of(request);
    Carts.Entered entered = carts.enter(call);
    Query query = Query.of(call);
    OptionalLong quantity = query.integer("quantity", 1, MAX_QUANTITY);
    query.done();
    ItemId id =
        ItemIds.parse(itemId).orElseThrow(() -> Problem.of(ProblemCode.LINE_NOT_FOUND).exception());
    return reply(carts.remove(call, entered, id, quantity));
  }

  @Post(uri = "/save", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = CartView.class)))
  HttpResponse<?> save(@Parameter(hidden = true) HttpRequest<?> request) {
    Call call = Call.of(request);
    Carts.Entered entered = carts.enter(call);
    Query.none(call);
    return reply(carts.save(call, entered));
  }

  @Delete(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "409", description = "checkout-in-progress")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = CartView.class)))
  HttpResponse<?> clear(@Parameter(hidden = true) HttpRequest<?> request) {
    Call call = Call.of(request);
    SignedIn buyer = sessions.require(call);
    Query.none(call);
    return reply(carts.clear(call, buyer));
  }

  private static HttpResponse<CartView> reply(Carts.Changed changed) {
    return Reply.of(200, changed.cart(), changed.replayed());
  }
}
