package stoa.product.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.complete;
import static stoa.product.Operations.feedback;
import static stoa.product.Operations.id;
import static stoa.product.Operations.line;
import static stoa.product.Operations.list;
import static stoa.product.Operations.listing;
import static stoa.product.Operations.operation;
import static stoa.product.Operations.paid;
import static stoa.product.Operations.place;
import static stoa.product.Operations.price;
import static stoa.product.Operations.units;
import static stoa.product.Operations.withdraw;

import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.product.ProductDatabase;
import stoa.product.SharedSchema;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductRefusal.Code;
import stoa.proto.product.v1.ProductResult;
import stoa.replica.apply.UnknownOperationException;

/// The commands of sellers, votes, and commands of newer builds.
class ProductStateMachineTest {
  @RegisterExtension static final SharedSchema shared = new SharedSchema();

  private final ProductDatabase.Schema group = shared.schema();

  @AfterEach
  void allUnitsAddUp() {
    assertEquals(List.of(), group.itemsThatDoNotAddUp());
  }

  private ProductResult one(ProductOperation operation) {
    return group.apply(operation).getFirst();
  }

  private Item listed(ProductOperation operation) {
    return one(operation).getItemListed().getItem();
  }

  private Code refusal(ProductOperation operation) {
    return one(operation).getRefusal().getCode();
  }

  @Test
  void numbersItemsWithinTheirCategory() {
    assertEquals(id(7, 1), listed(list(1, 7, "a", 1)).getItemId());
    assertEquals(id(7, 2), listed(list(1, 7, "b", 1)).getItemId());
    assertEquals(id(0, 1), listed(list(1, 0, "a", 1)).getItemId());
  }

  @Test
  void anEqualListingJoinsWhateverTheOrderOfItsKeywords() {
    var first = listing(1, 7, "lamp", 2).addKeywords("red").addKeywords("old");
    var second = listing(1, 7, "lamp", 3).addKeywords("old").addKeywords("red").addKeywords("old");
    var results = group.apply(operation(first), operation(second));
    assertFalse(results.get(0).getItemListed().getJoined());
    assertTrue(results.get(1).getItemListed().getJoined());
    var item = results.get(1).getItemListed().getItem();
    assertEquals(5, item.getQuantity());
    assertEquals(List.of("red", "old"), List.copyOf(item.getKeywordsList()));
  }

  @Test
  void aListingThatDiffersInAnythingIsANewItem() {
    listed(operation(listing(1, 7, "lamp", 2).addKeywords("red")));
    assertFalse(
        one(operation(listing(2, 7, "lamp", 2).addKeywords("red"))).getItemListed().getJoined());
    assertFalse(
        one(operation(listing(1, 7, "Lamp", 2).addKeywords("red"))).getItemListed().getJoined());
    assertFalse(
        one(operation(listing(1, 7, "lamp ", 2).addKeywords("red"))).getItemListed().getJoined());
    assertFalse(one(operation(listing(1, 7, "lamp", 2))).getItemListed().getJoined());
    assertFalse(
        one(operation(listing(1, 7, "lamp", 2).addKeywords("red").setPriceCents(1_001)))
            .getItemListed()
            .getJoined());
  }

  @Test
  void textComesBackAsItWas() {
    var name = "Ä🙂' OR 1=1 -- %_\\\\ ";
    var item = listed(operation(listing(1, 7, name, 2).addKeywords("ß🙂").addKeywords("%_'\\")));
    assertEquals(name, item.getName());
    var again = one(units(1, item.getItemId(), 1)).getItem();
    assertEquals(name, again.getName());
    assertEquals(List.of("ß🙂", "%_'\\"), List.copyOf(again.getKeywordsList()));
  }

  @Test
  void listingsThatBecameEqualByPriceAreJoinedAtTheLowestNumber() {
    var results =
        group.apply(
            operation(listing(1, 7, "lamp", 1).setPriceCents(10)),
            operation(listing(1, 7, "lamp", 1).setPriceCents(20)),
            price(1, id(7, 2), 10),
            operation(listing(1, 7, "lamp", 1).setPriceCents(10)));
    assertEquals(id(7, 1), results.get(3).getItemListed().getItem().getItemId());
    var joined =
        group.apply(withdraw(1, id(7, 1)), operation(listing(1, 7, "lamp", 1).setPriceCents(10)));
    assertEquals(id(7, 2), joined.get(1).getItemListed().getItem().getItemId());
  }

  @Test
  void anotherSellersOrAnUnknownItemIsNotFound() {
    listed(list(1, 7, "lamp", 2));
    assertEquals(Code.CODE_ITEM_NOT_FOUND, refusal(price(2, id(7, 1), 5)));
    assertEquals(Code.CODE_ITEM_NOT_FOUND, refusal(units(2, id(7, 1), 5)));
    assertEquals(Code.CODE_ITEM_NOT_FOUND, refusal(withdraw(2, id(7, 1))));
    assertEquals(Code.CODE_ITEM_NOT_FOUND, refusal(price(1, id(7, 2), 5)));
  }

  @Test
  void unitsNeverGoBelowZero() {
    listed(list(1, 7, "lamp", 2));
    var refused = one(units(1, id(7, 1), -3)).getRefusal();
    assertEquals(Code.CODE_INSUFFICIENT_STOCK, refused.getCode());
    assertEquals(2, refused.getAvailable());
    assertEquals(0, one(units(1, id(7, 1), -2)).getItem().getQuantity());
    assertEquals(4, one(units(1, id(7, 1), 4)).getItem().getQuantity());
  }

  @Test
  void aWithdrawnItemIsGoneForItsSellerAndListedAgainAsANewOne() {
    listed(list(1, 7, "lamp", 2));
    assertTrue(one(withdraw(1, id(7, 1))).hasItemWithdrawn());
    assertEquals(Code.CODE_ITEM_NOT_FOUND, refusal(withdraw(1, id(7, 1))));
    assertEquals(Code.CODE_ITEM_NOT_FOUND, refusal(units(1, id(7, 1), 1)));
    assertEquals(id(7, 2), listed(list(1, 7, "lamp", 2)).getItemId());
  }

  @Test
  void onlyABuyerVotesAndOnlyOnce() {
    group.apply(list(1, 7, "a", 5), place("o1", 9, line(id(7, 1), 2)), paid("o1"));
    assertEquals(Code.CODE_NOT_PURCHASED, refusal(feedback(9, id(7, 1), true)));
    assertEquals(Code.CODE_ITEM_NOT_FOUND, refusal(feedback(9, id(7, 2), true)));
    group.apply(complete("o1"), withdraw(1, id(7, 1)));
    assertTrue(one(feedback(9, id(7, 1), true)).hasFeedbackGiven());
    assertEquals(Code.CODE_FEEDBACK_ALREADY_GIVEN, refusal(feedback(9, id(7, 1), false)));
    assertEquals(Code.CODE_ITEM_NOT_FOUND, refusal(feedback(8, id(7, 1), true)));
    assertEquals(List.of("1|1|0|2"), group.rows("SELECT * FROM seller_rating"));
    assertEquals(List.of("1|0"), group.rows("SELECT thumbs_up, thumbs_down FROM item"));
  }

  @Test
  void aFieldOfANewerBuildIsNotSkipped() {
    var newer =
        ProductOperation.newBuilder()
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build())
            .build();
    var machine = group.bean(ProductStateMachine.class);
    assertThrows(UnknownOperationException.class, () -> machine.parse(newer.toByteArray()));
    var strange = operation(listing(1, 7, "a", 1).setConditionValue(17));
    assertThrows(UnknownOperationException.class, () -> machine.parse(strange.toByteArray()));
  }
}
