package stoa.buyer.item;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.util.List;
import stoa.client.CommandAnswer.Decided;
import stoa.client.ProductGroup;
import stoa.http.account.Sessions;
import stoa.http.account.SignedIn;
import stoa.http.call.Call;
import stoa.http.call.Pending;
import stoa.http.call.Reply;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.request.Fields;
import stoa.http.request.ItemIds;
import stoa.http.request.Query;
import stoa.http.request.RequestBody;
import stoa.http.view.ItemPageView;
import stoa.http.view.ItemView;
import stoa.http.write.WriteKeys;
import stoa.http.write.Writes;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetSuggestionsRequest;
import stoa.proto.product.v1.GiveFeedback;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.ItemPage;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductRefusal;
import stoa.proto.product.v1.ProductResult;

/// Finding items, and voting on those that were bought.
@Controller("/v1/buyer/items")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "token")
final class ItemController {
  /// Most items that are suggested.
  static final int SUGGESTIONS = 10;

  private final Sessions sessions;
  private final ProductGroup products;
  private final WriteKeys writeKeys;
  private final Writes writes;

  ItemController(Sessions sessions, ProductGroup products, WriteKeys writeKeys, Writes writes) {
    this.sessions = sessions;
    this.products = products;
    this.writeKeys = writeKeys;
    this.writes = writes;
  }

  /// A vote, for the API document.
  @Schema(name = "Vote", requiredProperties = "vote")
  record VoteDocument(
      @Schema(
              type = "string",
              allowableValues = {"UP", "DOWN"})
          String vote) {}

  @Get(produces = MediaType.ALL)
  @Operation(
      parameters = {
        @Parameter(
            name = "category",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "integer", minimum = "0", maximum = "9999")),
        @Parameter(
            name = "keyword",
            in = ParameterIn.QUERY,
            description = "at most 5, given one by one",
            array =
                @ArraySchema(
                    maxItems = 5,
                    schema = @Schema(type = "string", minLength = 1, maxLength = 8))),
        @Parameter(
            name = "condition",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"NEW", "USED"})),
        @Parameter(
            name = "minPriceCents",
            in = ParameterIn.QUERY,
            schema =
                @Schema(type = "integer", format = "int64", minimum = "0", maximum = "99999999")),
        @Parameter(
            name = "maxPriceCents",
            in = ParameterIn.QUERY,
            schema =
                @Schema(type = "integer", format = "int64", minimum = "0", maximum = "99999999")),
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
  HttpResponse<?> search(@Parameter(hidden = true) HttpRequest<?> request) {
    Call call = Call.of(request);
    return Reply.ok(ItemPageView.of(sessions.reading(call, who -> found(call))));
  }

  private ItemPage found(Call call) {
    ItemSearch search = ItemSearch.read(Query.of(call));
    return search.page().read(() -> products.searchItems(call.context(), search.request()));
  }

  @Get(uri = "/{itemId}", produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "item-not-found")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ItemView.class)))
  HttpResponse<?> item(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String itemId) {
    Call call = Call.of(request);
    Item item =
        sessions.reading(
            call,
            who -> {
              Query.none(call);
              return find(call, ItemIds.ofPath(itemId));
            });
    return Reply.ok(ItemView.of(item));
  }

  @Get(uri = "/{itemId}/suggestions", produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "item-not-found")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ItemPageView.class)))
  HttpResponse<?> suggestions(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String itemId) {
    Call call = Call.of(request);
    return Reply.ok(ItemPageView.all(sessions.reading(call, who -> boughtTogether(call, itemId))));
  }

  private List<Item> boughtTogether(Call call, String itemId) {
    Query.none(call);
    ItemId id = ItemIds.ofPath(itemId);
    var question = GetSuggestionsRequest.newBuilder().addItemIds(id).setLimit(SUGGESTIONS).build();
    var item = Pending.of(() -> find(call, id));
    var suggestions = Pending.here(() -> products.getSuggestions(call.context(), question));
    item.get();
    return suggestions.get().getItemsList();
  }

  @Put(uri = "/{itemId}/feedback", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ApiResponse(responseCode = "404", description = "item-not-found")
  @ApiResponse(responseCode = "403", description = "not-purchased")
  @ApiResponse(responseCode = "409", description = "feedback-already-given")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = VoteDocument.class)))
  @ApiResponse(responseCode = "204")
  HttpResponse<?> vote(
      @Parameter(hidden = true) HttpRequest<byte[]> request, @PathVariable String itemId) {
    Call call = Call.of(request);
    SignedIn buyer = sessions.require(call);
    Query.none(call);
    RequestBody read = RequestBody.read(call, request.getBody());
    Fields fields = read.fields();
    boolean up = fields.choice("vote", List.of("UP", "DOWN")).equals("UP");
    fields.done();
    GiveFeedback vote =
        GiveFeedback.newBuilder()
            .setBuyerId(buyer.accountId())
            .setItemId(ItemIds.ofPath(itemId))
            .setUp(up)
            .build();
    Decided<ProductResult> decided =
        writes.product(
            call,
            writeKeys.of(call, buyer.accountId(), read),
            ProductOperation.newBuilder().setGiveFeedback(vote).build());
    if (decided.result().hasRefusal()) {
      throw refused(decided.result().getRefusal()).replayed(decided.replayed()).exception();
    }
    return Reply.noContent(decided.replayed());
  }

  private Item find(Call call, ItemId id) {
    return products
        .getItems(call.context(), GetItemsRequest.newBuilder().addItemIds(id).build())
        .getItemsList()
        .stream()
        .filter(item -> !item.getWithdrawn())
        .findFirst()
        .orElseThrow(() -> Problem.of(ProblemCode.ITEM_NOT_FOUND).exception());
  }

  private static Problem refused(ProductRefusal refusal) {
    return switch (refusal.getCode()) {
      case CODE_ITEM_NOT_FOUND -> Problem.of(ProblemCode.ITEM_NOT_FOUND);
      case CODE_NOT_PURCHASED -> Problem.of(ProblemCode.NOT_PURCHASED);
      case CODE_FEEDBACK_ALREADY_GIVEN -> Problem.of(ProblemCode.FEEDBACK_ALREADY_GIVEN);
      case CODE_UNSPECIFIED,
          CODE_INSUFFICIENT_STOCK,
          CODE_ORDER_NOT_FOUND,
          CODE_KEY_REUSED,
          UNRECOGNIZED ->
          throw new IllegalStateException("no answer to a vote: " + refusal.getCode());
    };
  }
}
