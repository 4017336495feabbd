package stoa.seller;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.client.CommandAnswer.Decided;
import stoa.client.ProductGroup;
import stoa.http.account.Sessions;
import stoa.http.account.SignedIn;
import stoa.http.call.Call;
import stoa.http.call.Reply;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.request.ItemIds;
import stoa.http.request.Query;
import stoa.http.request.RequestBody;
import stoa.http.view.ItemPageView;
import stoa.http.view.ItemView;
import stoa.http.write.WriteKeys;
import stoa.http.write.Writes;
import stoa.proto.product.v1.ChangePrice;
import stoa.proto.product.v1.ChangeUnits;
import stoa.proto.product.v1.ItemPage;
import stoa.proto.product.v1.ListItem;
import stoa.proto.product.v1.ListSellerItemsRequest;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductRefusal;
import stoa.proto.product.v1.ProductResult;
import stoa.proto.product.v1.WithdrawItem;
import stoa.seller.Bodies.NewItem;
import stoa.seller.Bodies.NewPrice;
import stoa.seller.Bodies.UnitsChange;

/// What sellers do with their items. Whatever is wrong with the session comes before what is wrong
/// with what was sent; each write is one command, and its refusals are results of that command.
@Singleton
final class SellerItems {
  private final Sessions sessions;
  private final WriteKeys writeKeys;
  private final Writes writes;
  private final ProductGroup products;

  SellerItems(Sessions sessions, WriteKeys writeKeys, Writes writes, ProductGroup products) {
    this.sessions = sessions;
    this.writeKeys = writeKeys;
    this.writes = writes;
    this.products = products;
  }

  HttpResponse<?> list(Call call, Optional<byte[]> bytes) {
    SignedIn who = sessions.require(call);
    Query.none(call);
    RequestBody body = RequestBody.read(call, bytes);
    NewItem item = NewItem.read(body.fields());
    var listing =
        ListItem.newBuilder()
            .setSellerId(who.accountId())
            .setName(item.name())
            .setCategory(item.category())
            .addAllKeywords(item.keywords())
            .setCondition(item.condition().condition())
            .setPriceCents(item.priceCents())
            .setQuantity(item.quantity());
    var decided =
        decide(call, who, body, ProductOperation.newBuilder().setListItem(listing).build());
    var listed = decided.result().getItemListed();
    return Reply.of(
        listed.getJoined() ? 200 : 201, ItemView.of(listed.getItem()), decided.replayed());
  }

  HttpResponse<?> own(Call call) {
    return Reply.ok(ItemPageView.of(sessions.reading(call, who -> listedBy(who, call))));
  }

  private ItemPage listedBy(SignedIn who, Call call) {
    Query query = Query.of(call);
    Query.Page page = query.page();
    query.done();
    return page.read(() ->
        products.listSellerItems(
            call.context(),
            ListSellerItemsRequest.newBuilder()
                .setSellerId(who.accountId())
                .setLimit(page.limit())
                .setCursor(page.cursor())
                .build()));
  }

  HttpResponse<?> changePrice(Call call, String itemId, Optional<byte[]> bytes) {
    SignedIn who = sessions.require(call);
    Query.none(call);
    RequestBody body = RequestBody.read(call, bytes);
    NewPrice price = NewPrice.read(body.fields());
    var change =
        ChangePrice.newBuilder()
            .setSellerId(who.accountId())
            .setItemId(ItemIds.ofPath(itemId))
            .setPriceCents(price.priceCents());
    return item(
        decide(call, who, body, ProductOperation.newBuilder().setChangePrice(change).build()));
  }

  HttpResponse<?> changeUnits(Call call, String itemId, Optional<byte[]> bytes) {
    SignedIn who = sessions.require(call);
    Query.none(call);
    RequestBody body = RequestBody.read(call, bytes);
    UnitsChange units = UnitsChange.read(body.fields());
    var change =
        ChangeUnits.newBuilder()
            .setSellerId(who.accountId())
            .setItemId(ItemIds.ofPath(itemId))
            .setDelta(units.delta());
    return item(
        decide(call, who, body, ProductOperation.newBuilder().setChangeUnits(change).build()));
  }

  HttpResponse<?> withdraw(Call call, String itemId) {
    SignedIn who = sessions.require(call);
    Query.none(call);
    var withdrawal =
        WithdrawItem.newBuilder().setSellerId(who.accountId()).setItemId(ItemIds.ofPath(itemId));
    var decided =
        decide(
            call,
            who,
            RequestBody.none(),
            ProductOperation.newBuilder().setWithdrawItem(withdrawal).build());
    return Reply.noContent(decided.replayed());
  }

  private static HttpResponse<?> item(Decided<ProductResult> decided) {
    return Reply.of(200, ItemView.of(decided.result().getItem()), decided.replayed());
  }

  private Decided<ProductResult> decide(
      Call call, SignedIn who, RequestBody body, ProductOperation operation) {
    var decided = writes.product(call, writeKeys.of(call, who.accountId(), body), operation);
    if (decided.result().hasRefusal()) {
      throw refused(decided.result().getRefusal()).replayed(decided.replayed()).exception();
    }
    return decided;
  }

  private static Problem refused(ProductRefusal refusal) {
    return switch (refusal.getCode()) {
      case CODE_ITEM_NOT_FOUND -> Problem.of(ProblemCode.ITEM_NOT_FOUND);
      case CODE_INSUFFICIENT_STOCK -> Problem.of(ProblemCode.INSUFFICIENT_STOCK);
      case CODE_NOT_PURCHASED,
          CODE_FEEDBACK_ALREADY_GIVEN,
          CODE_ORDER_NOT_FOUND,
          CODE_KEY_REUSED,
          CODE_UNSPECIFIED,
          UNRECOGNIZED ->
          throw new IllegalStateException("no refusal of a seller's command: " + refusal);
    };
  }
}
