package stoa.product.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.id;
import static stoa.product.Operations.line;
import static stoa.product.Operations.listing;
import static stoa.product.Operations.operation;
import static stoa.product.Operations.order;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import stoa.product.Operations;
import stoa.proto.common.v1.ClockEntry;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.RefuseReason;
import stoa.proto.product.v1.SubmitRequest;

class OperationFieldsTest {
  private static final ByteString COMMAND_ID = ByteString.copyFrom(new byte[16]);

  private static SubmitRequest request(ByteString commandId, ProductOperation operation) {
    return SubmitRequest.newBuilder()
        .setHeader(CommandHeader.newBuilder().setCommandId(commandId))
        .setOperation(operation)
        .build();
  }

  private static void refused(String field, SubmitRequest request) {
    var error = assertThrows(IllegalArgumentException.class, () -> OperationFields.check(request));
    assertTrue(
        String.valueOf(error.getMessage()).startsWith(field), error.getMessage() + ", " + field);
  }

  private static void refused(String field, PlaceOrder.Builder order) {
    refused(field, request(ByteString.EMPTY, operation(order)));
  }

  private static PlaceOrder.Builder valid() {
    return order("o1", 9, line(id(7, 1), 1));
  }

  @Test
  void takesWhatIsWellFormed() {
    assertDoesNotThrow(() -> OperationFields.check(request(ByteString.EMPTY, operation(valid()))));
    var largest =
        listing(Long.MAX_VALUE, 9_999, "🙂".repeat(32), 1_000_000)
            .setPriceCents(99_999_999)
            .addKeywords("🙂".repeat(8));
    assertDoesNotThrow(() -> OperationFields.check(request(COMMAND_ID, operation(largest))));
  }

  @Test
  void aCommandIdIsForCommandsOutsideOfPurchasesOnly() {
    refused("header.command_id", request(COMMAND_ID, operation(valid())));
    refused("header.command_id", request(ByteString.EMPTY, Operations.list(1, 7, "a", 1)));
  }

  @Test
  void everyFieldOfAnOrderHasItsRule() {
    refused("order_id", valid().setOrderId(""));
    refused("order_id", valid().setOrderId("a b"));
    refused("order_id", valid().setOrderId("x".repeat(65)));
    refused("buyer_id", valid().setBuyerId(-1));
    refused("lines (entries)", valid().clearLines());
    refused("lines", valid().addLines(line(id(7, 1), 2)));
    refused("lines", valid().addLines(line(id(10_000, 1), 2)));
    refused("lines.quantity", valid().addLines(line(id(7, 2), 1_000_001)));
    refused("loyalty_card", valid().setLoyaltyCard(LoyaltyCard.LOYALTY_CARD_UNSPECIFIED));
    refused("expected_total_cents", valid().setExpectedTotalCents(-1));
    refused("fingerprint", valid().setFingerprint(ByteString.EMPTY));
    refused("card_token", valid().setCardToken("x".repeat(129)));
    refused("card_fingerprint", valid().setCardFingerprint(ByteString.copyFrom(new byte[65])));
    refused("suggestions", valid().addSuggestions(id(7, 0)));
  }

  @Test
  void everyFieldOfAnEventHasItsRule() {
    var event = Operations.event("ok", 1).toBuilder();
    refused("events.event", valid().addEvents(event.clone().setEvent("Not Ok")));
    refused("events.component", valid().addEvents(event.clone().setComponent("a=b")));
    refused(
        "events.clock.component",
        valid().addEvents(event.clone().addClock(ClockEntry.newBuilder().setComponent("a\nb"))));
    refused("events.at_millis", valid().addEvents(event.clone().setAtMillis(-1)));
  }

  @Test
  void onlyThePlacingItselfRefusesForStockOrPrice() {
    refused(
        "reason",
        request(
            ByteString.EMPTY,
            Operations.refuse("o1", 9, RefuseReason.REFUSE_REASON_INSUFFICIENT_STOCK)));
  }

  @Test
  void textWithControlCharactersIsRefused() {
    refused("name", request(COMMAND_ID, Operations.list(1, 7, "a\u0000b", 1)));
    refused("name", request(COMMAND_ID, Operations.list(1, 7, "x".repeat(33), 1)));
  }
}
