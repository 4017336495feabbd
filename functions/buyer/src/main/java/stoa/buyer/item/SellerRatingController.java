package stoa.buyer.item;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import stoa.client.CustomerGroup;
import stoa.client.ProductGroup;
import stoa.http.account.Sessions;
import stoa.http.call.Call;
import stoa.http.call.Reply;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.request.Query;
import stoa.http.view.RatingView;
import stoa.proto.customer.v1.GetAccountRequest;
import stoa.proto.customer.v1.Role;
import stoa.proto.product.v1.GetSellerRatingRequest;
import stoa.proto.product.v1.SellerRating;

/// Sellers' ratings. Votes and sales are in the product group, which knows a seller once something
/// was listed; whether there is a seller at all is known to the customer group.
@Controller("/v1/buyer/sellers")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "token")
final class SellerRatingController {
  private final Sessions sessions;
  private final CustomerGroup customers;
  private final ProductGroup products;

  SellerRatingController(Sessions sessions, CustomerGroup customers, ProductGroup products) {
    this.sessions = sessions;
    this.customers = customers;
    this.products = products;
  }

  @Get(uri = "/{sellerId}/rating", produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "seller-not-found")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = RatingView.class)))
  HttpResponse<?> rating(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String sellerId) {
    Call call = Call.of(request);
    return Reply.ok(sessions.reading(call, who -> ratingOf(call, sellerId)));
  }

  private RatingView ratingOf(Call call, String sellerId) {
    Query.none(call);
    long id = idOf(sellerId);
    SellerRating rating =
        products.getSellerRating(
            call.context(), GetSellerRatingRequest.newBuilder().setSellerId(id).build());
    if (!rating.getFound() && !exists(call, id)) {
      throw unknown();
    }
    return RatingView.of(id, rating);
  }

  private boolean exists(Call call, long sellerId) {
    return customers
        .getAccount(
            call.context(),
            GetAccountRequest.newBuilder().setAccountId(sellerId).setRole(Role.ROLE_SELLER).build())
        .getFound();
  }

  /// What is no number names no seller.
  private static long idOf(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw unknown();
    }
    return Long.parseLong(text);
  }

  private static RuntimeException unknown() {
    return Problem.of(ProblemCode.SELLER_NOT_FOUND).exception();
  }
}
