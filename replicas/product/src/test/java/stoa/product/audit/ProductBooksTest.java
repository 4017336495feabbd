package stoa.product.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.id;
import static stoa.product.Operations.line;
import static stoa.product.Operations.list;
import static stoa.product.Operations.place;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.product.ProductDatabase;
import stoa.product.SharedSchema;
import stoa.proto.admin.v1.AuditedOrder;
import stoa.proto.admin.v1.AuditedStage;
import stoa.proto.admin.v1.ItemUnits;
import stoa.proto.admin.v1.ProductBooksPage;
import stoa.proto.product.v1.ProductOperation;
import stoa.replica.audit.TableWalk;

class ProductBooksTest {
  private static final long ITEM = 7_000_000_000_001L;

  @RegisterExtension static final SharedSchema shared = new SharedSchema();

  private final ProductDatabase.Schema group = shared.schema();

  @Test
  void everyOrderIsInOnePageWithItsLines() {
    int orders = 2 * TableWalk.PAGE_ROWS + 1;
    group.apply(list(9, 7, "Lamp", orders), list(9, 7, "Desk", 1));
    List<ProductOperation> placed = new ArrayList<>();
    for (int order = 0; order < orders; order++) {
      placed.add(place("order-" + order, 1, line(id(7, 1), 1)));
    }
    placed.add(place("refused", 2, line(id(7, 2), 1), line(id(7, 1), 1)));
    group.applyInBatches(placed, 100);
    List<ProductBooksPage> pages = read();
    var ids = new HashSet<String>();
    pages.forEach(page -> {
      assertEquals(42, page.getPosition());
      assertTrue(page.getOrdersCount() <= TableWalk.PAGE_ROWS);
      for (AuditedOrder order : page.getOrdersList()) {
        assertTrue(ids.add(order.getOrderId()), order::toString);
        boolean refused = order.getStage() == AuditedStage.AUDITED_STAGE_REFUSED;
        assertEquals(refused ? 0 : 1, order.getLinesCount(), order::toString);
      }
    });
    assertEquals(placed.size(), ids.size());
    assertTrue(pages.getLast().getLast());
    List<ItemUnits> items = pages.stream().flatMap(page -> page.getItemsList().stream()).toList();
    assertEquals(
        ItemUnits.newBuilder().setItemKey(ITEM).setListed(orders).build(), items.getFirst());
    assertEquals(2, items.size());
  }

  private List<ProductBooksPage> read() {
    List<ProductBooksPage> pages = new ArrayList<>();
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = group.bean(TransactionOperations.class);
    transactions.executeRead(status -> {
      try {
        new ProductBooks().read(status.getConnection(), 42, pages::add);
        return true;
      } catch (java.sql.SQLException | InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    });
    return pages;
  }
}
