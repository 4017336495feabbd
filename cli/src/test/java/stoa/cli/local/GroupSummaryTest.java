package stoa.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import stoa.cli.Json;
import stoa.cli.local.StatusCollector.Answer;
import stoa.cli.local.StatusReport.Group;
import stoa.cli.local.StatusReport.Health;
import stoa.cli.local.StatusReport.Service;
import stoa.proto.admin.v1.GetStatusResponse;

class GroupSummaryTest {
  @Test
  void theLatestTermTellsWhoLeads() {
    List<Answer> answers = new ArrayList<>();
    answers.add(answer(UnitKind.PRODUCT, 0, status("leader", 3, 10).setLeader(0)));
    for (int member = 1; member < 5; member++) {
      answers.add(answer(UnitKind.PRODUCT, member, status("follower", 4, 12).setLeader(2)));
    }
    Group group = GroupSummary.of(UnitKind.PRODUCT, answers);
    assertEquals("product-2", group.leader());
    assertEquals(4L, group.term());
    assertEquals(2L, group.members().getFirst().lag());
    assertNull(group.view());
  }

  @Test
  void aMajorityServesButOnlyAllAreHealthy() {
    List<Answer> answers = answersOfCustomers(3);
    Group group = GroupSummary.of(UnitKind.CUSTOMER, answers);
    assertTrue(group.serving());
    assertFalse(group.healthy());
    assertEquals(Health.DOWN, group.members().get(4).health());
    assertEquals("down", group.members().get(4).detail());
    assertFalse(GroupSummary.of(UnitKind.CUSTOMER, answersOfCustomers(2)).serving());
  }

  @Test
  void theJsonHasTheDocumentedShape() throws IOException {
    Group customer = GroupSummary.of(UnitKind.CUSTOMER, answersOfCustomers(5));
    Service gateway = new Service("gateway", "gateway", "http://127.0.0.1:8080", 7L, Health.UP, "");
    StatusReport report = new StatusReport(true, gateway, List.of(), gateway, List.of(customer));
    JsonNode json = Json.readTree(Json.write(report));
    assertEquals(Set.of("healthy", "gateway", "functions", "payment", "groups"), fields(json));
    assertEquals(
        Set.of("name", "kind", "url", "pid", "health", "detail"), fields(json.get("gateway")));
    assertEquals("up", json.get("gateway").get("health").asText());
    JsonNode group = json.get("groups").get(0);
    assertEquals(Set.of("name", "healthy", "serving", "epoch", "view", "members"), fields(group));
    assertEquals(
        Set.of(
            "name", "member", "role", "position", "lag", "pid", "databasePid", "health", "detail"),
        fields(group.get("members").get(0)));
    assertEquals(report, Json.read(Json.write(report), StatusReport.class));
  }

  private static Set<String> fields(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<Answer> answersOfCustomers(int up) {
    List<Answer> answers = new ArrayList<>();
    for (int member = 0; member < up; member++) {
      answers.add(
          answer(
              UnitKind.CUSTOMER,
              member,
              status("sequencer", 2, 9).addAllMembers(List.of(0, 1, 2))));
    }
    for (int member = up; member < 5; member++) {
      UnitName name = new UnitName(UnitKind.CUSTOMER, member);
      UnitView view = new UnitView(name.toString(), "down", null, null, 0, null);
      answers.add(new Answer(name, view, Optional.empty(), "down"));
    }
    return answers;
  }

  private static GetStatusResponse.Builder status(String role, long term, long position) {
    return GetStatusResponse.newBuilder()
        .setRole(role)
        .setTermOrEpoch(term)
        .setAppliedPosition(position)
        .setCommittedPosition(position)
        .setServing(true);
  }

  private static Answer answer(UnitKind kind, int member, GetStatusResponse.Builder status) {
    UnitName name = new UnitName(kind, member);
    UnitView view = new UnitView(name.toString(), "running", 100L, 200L, 0, null);
    return new Answer(name, view, Optional.of(status.build()), "");
  }
}
