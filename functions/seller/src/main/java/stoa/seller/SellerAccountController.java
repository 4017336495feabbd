package stoa.seller;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import stoa.client.ProductGroup;
import stoa.http.account.AccountBodies.Login;
import stoa.http.account.AccountBodies.NewAccount;
import stoa.http.account.Accounts;
import stoa.http.account.Accounts.Created;
import stoa.http.account.Accounts.LoggedIn;
import stoa.http.account.Sessions;
import stoa.http.account.SignedIn;
import stoa.http.call.Call;
import stoa.http.call.Reply;
import stoa.http.request.Query;
import stoa.http.view.RatingView;
import stoa.proto.product.v1.GetSellerRatingRequest;

/// A seller's account, sessions and rating.
@Controller("/v1/seller")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SellerAccountController {
  private final Accounts accounts;
  private final Sessions sessions;
  private final ProductGroup products;

  SellerAccountController(Accounts accounts, Sessions sessions, ProductGroup products) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.products = products;
  }

  /// A new account.
  @Serdeable
  @Schema(name = "SellerAccount", requiredProperties = "sellerId")
  record Account(long sellerId) {}

  /// A new session.
  @Serdeable
  @Schema(
      name = "SellerSession",
      requiredProperties = {"token", "sellerId", "expiresAt"})
  record Session(String token, long sellerId, @Schema(format = "date-time") String expiresAt) {}

  @Post(uri = "/accounts", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "409", description = "username-taken")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NewAccount.class)))
  @ApiResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Account.class)))
  HttpResponse<?> create(@Parameter(hidden = true) HttpRequest<byte[]> request) {
    Call call = Call.of(request);
    Query.none(call);
    Created made =
        accounts.create(call, stoa.http.request.RequestBody.read(call, request.getBody()));
    return Reply.of(201, new Account(made.accountId()), made.replayed());
  }

  @Post(uri = "/sessions", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "401", description = "invalid-credentials")
  @ApiResponse(responseCode = "429", description = "too-many-attempts")
  @RequestBody(
      required = true,
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Login.class)))
  @ApiResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Session.class)))
  HttpResponse<?> logIn(@Parameter(hidden = true) HttpRequest<byte[]> request) {
    Call call = Call.of(request);
    Query.none(call);
    LoggedIn in = accounts.logIn(call, stoa.http.request.RequestBody.read(call, request.getBody()));
    return Reply.of(201, new Session(in.token(), in.accountId(), in.expiresAt().toString()), false);
  }

  @Delete(uri = "/sessions/current", consumes = MediaType.ALL, produces = MediaType.ALL)
  @SecurityRequirement(name = "token")
  @ApiResponse(responseCode = "204")
  HttpResponse<?> logOut(@Parameter(hidden = true) HttpRequest<?> request) {
    return Reply.noContent(sessions.logOut(Call.of(request)));
  }

  @Get(uri = "/rating", produces = MediaType.ALL)
  @SecurityRequirement(name = "token")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = RatingView.class)))
  HttpResponse<?> rating(@Parameter(hidden = true) HttpRequest<?> request) {
    Call call = Call.of(request);
    return Reply.ok(sessions.reading(call, who -> ratingOf(who, call)));
  }

  private RatingView ratingOf(SignedIn who, Call call) {
    Query.none(call);
    var question = GetSellerRatingRequest.newBuilder().setSellerId(who.accountId()).build();
    return RatingView.of(who.accountId(), products.getSellerRating(call.context(), question));
  }
}
