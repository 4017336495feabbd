package stoa.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import stoa.cli.CommandFailure;
import stoa.cli.local.StatusReport.Group;
import stoa.cli.local.StatusReport.Health;
import stoa.cli.local.StatusReport.Member;
import stoa.cli.local.StatusReport.Service;

class NameResolutionTest {
  @Test
  void unitsAreFoundByTheirNames() {
    NameResolution names = names("product-2", Set.of());
    for (UnitName unit : UnitName.all(2)) {
      assertEquals(unit, names.resolve(unit.toString()));
    }
  }

  @Test
  void theLeaderIsWhoLeadsAtTheMomentOfTheCall() {
    assertEquals("product-2", names("product-2", Set.of()).resolve("product-leader").toString());
    assertEquals("product-4", names("product-4", Set.of()).resolve("product-leader").toString());
  }

  @Test
  void aFollowerIsAnyMemberThatIsUpAndDoesNotLead() {
    NameResolution names = names("product-2", Set.of("product-0"));
    Set<String> found = new HashSet<>();
    for (int attempt = 0; attempt < 200; attempt++) {
      found.add(names.resolve("product-follower").toString());
    }
    assertEquals(Set.of("product-1", "product-3", "product-4"), found);
  }

  @Test
  void withoutALeaderTheNameIsRefusedForNow() {
    var refusal =
        assertThrows(CommandFailure.class, () -> names(null, Set.of()).resolve("product-leader"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("no leader just now"));
  }

  @Test
  void functionsThatAreDownAreNotChosen() {
    NameResolution names = names("product-0", Set.of("buyer-1"));
    for (int attempt = 0; attempt < 50; attempt++) {
      assertEquals("buyer-2", names.resolve("buyer-function").toString());
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    var refusal =
        assertThrows(CommandFailure.class, () -> names("product-0", Set.of()).resolve("produkt-1"));
    String message = String.valueOf(refusal.getMessage());
    for (String known : List.of("customer-0", "seller-2", "gateway", "product-leader")) {
      assertTrue(message.contains(known), message);
    }
  }

  private static NameResolution names(@Nullable String leader, Set<String> down) {
    return new NameResolution(
        UnitName.all(2), kind -> group(kind, leader, down), kind -> functions(kind, down));
  }

  private static Group group(UnitKind kind, @Nullable String leader, Set<String> down) {
    List<Member> members = new ArrayList<>();
    for (UnitName name : UnitName.members(kind)) {
      Health health = down.contains(name.toString()) ? Health.DOWN : Health.UP;
      members.add(new Member(name.toString(), name.number(), "", 1L, 0L, 1L, 2L, health, ""));
    }
    return new Group(kind.word(), down.isEmpty(), true, null, null, 1L, leader, members);
  }

  private static List<Service> functions(UnitKind kind, Set<String> down) {
    return List.of(service(kind, 1, down), service(kind, 2, down));
  }

  private static Service service(UnitKind kind, int number, Set<String> down) {
    String name = new UnitName(kind, number).toString();
    Health health = down.contains(name) ? Health.DOWN : Health.UP;
    return new Service(name, kind.word(), "http://127.0.0.1:1", 1L, health, "");
  }
}
