package stoa.buyer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import stoa.http.account.AccountBodies.Login;
import stoa.http.account.AccountBodies.NewAccount;
import stoa.http.account.Accounts;
import stoa.http.account.Sessions;
import stoa.http.call.Call;
import stoa.http.call.Reply;
import stoa.http.request.Query;
import stoa.http.request.RequestBody;

/// Accounts and sessions of buyers.
@Controller("/v1/buyer")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountController {
  private final Accounts accounts;
  private final Sessions sessions;

  AccountController(Accounts accounts, Sessions sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /// A new account.
  @Serdeable
  @Schema(name = "BuyerAccount", requiredProperties = "buyerId")
  record AccountView(long buyerId) {}

  /// A new session.
  ///
  /// @param expiresAt RFC 3339; when it ends unless it is used
  @Serdeable
  @Schema(
      name = "BuyerSession",
      requiredProperties = {"token", "buyerId", "expiresAt"})
  record SessionView(String token, long buyerId, @Schema(format = "date-time") String expiresAt) {}

  @Post(uri = "/accounts", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "409", description = "username-taken")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
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
              schema = @Schema(implementation = AccountView.class)))
  HttpResponse<?> create(@Parameter(hidden = true) HttpRequest<byte[]> request) {
    Call call = Call.of(request);
    Query.none(call);
    Accounts.Created created = accounts.create(call, RequestBody.read(call, request.getBody()));
    return Reply.of(201, new AccountView(created.accountId()), created.replayed());
  }

  @Post(uri = "/sessions", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "401", description = "invalid-credentials")
  @ApiResponse(responseCode = "429", description = "too-many-attempts")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Login.class)))
  @ApiResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SessionView.class)))
  HttpResponse<?> logIn(@Parameter(hidden = true) HttpRequest<byte[]> request) {
    Call call = Call.of(request);
    Query.none(call);
    Accounts.LoggedIn login = accounts.logIn(call, RequestBody.read(call, request.getBody()));
    return Reply.of(
        201,
        new SessionView(login.token(), login.accountId(), login.expiresAt().toString()),
        false);
  }

  @Delete(uri = "/sessions/current", consumes = MediaType.ALL, produces = MediaType.ALL)
  @SecurityRequirement(name = "token")
  @ApiResponse(responseCode = "204")
  HttpResponse<?> logOut(@Parameter(hidden = true) HttpRequest<?> request) {
    return Reply.noContent(sessions.logOut(Call.of(request)));
  }
}
