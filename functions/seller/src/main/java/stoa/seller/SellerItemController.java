package stoa.seller;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import stoa.http.call.Call;
import stoa.http.view.ItemPageView;
import stoa.http.view.ItemView;
import stoa.seller.Bodies.NewItem;
import stoa.seller.Bodies.NewPrice;
import stoa.seller.Bodies.UnitsChange;

/// A seller's items, as HTTP calls; [SellerItems] does the work.
@Controller("/v1/seller/items")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "token")
final class SellerItemController {
  private final SellerItems items;

  SellerItemController(SellerItems items) {
    this.items = items;
  }

  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NewItem.class)))
  @ApiResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ItemView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "joined an equal listing",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ItemView.class)))
  HttpResponse<?> offer(@Parameter(hidden = true) HttpRequest<byte[]> request) {
    return items.list(Call.of(request), request.getBody());
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
              schema = @Schema(implementation = ItemPageView.class)))
  HttpResponse<?> own(@Parameter(hidden = true) HttpRequest<?> request) {
    return items.own(Call.of(request));
  }

  @Patch(uri = "/{itemId}", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "item-not-found")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NewPrice.class)))
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ItemView.class)))
  HttpResponse<?> changePrice(
      @Parameter(hidden = true) HttpRequest<byte[]> request, @PathVariable String itemId) {
    return items.changePrice(Call.of(request), itemId, request.getBody());
  }

  @Post(uri = "/{itemId}/units", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "item-not-found")
  @ApiResponse(responseCode = "409", description = "insufficient-stock")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UnitsChange.class)))
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ItemView.class)))
  HttpResponse<?> changeUnits(
      @Parameter(hidden = true) HttpRequest<byte[]> request, @PathVariable String itemId) {
    return items.changeUnits(Call.of(request), itemId, request.getBody());
  }

  @Delete(uri = "/{itemId}", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "item-not-found")
  @ApiResponse(responseCode = "204")
  HttpResponse<?> withdraw(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String itemId) {
    return items.withdraw(Call.of(request), itemId);
  }
}
