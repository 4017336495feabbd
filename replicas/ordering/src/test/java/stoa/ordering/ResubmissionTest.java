package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.batch;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.only;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.viewAfter;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 6: requests and view changes.
class ResubmissionTest {
  private static final long NEXT = EPOCH + 5;

  private final TestGroup member = new TestGroup(3, 1);

  @Test
  void sendsWhatHasNoNumberAgainInANewView() {
    member.submit("a");
    member.submit("b");
    adopt(viewAfter(NEXT, 0, all(3)));
    assertEquals(List.of(request(1, 0), request(1, 1)), sent());
  }

  @Test
  void doesNotSendAgainWhatTheChosenLogContains() {
    member.submit("a");
    member.receiveSequenceOf(0, request(1, 0), batch("a"));
    adopt(viewAfter(NEXT, 1, all(3)));
    assertTrue(sent().isEmpty());
  }

  @Test
  void sendsAgainWhatTheViewCutFromItsLog() {
    member.submit("a");
    member.receiveSequenceOf(0, request(1, 0), batch("a"));
    adopt(viewAfter(NEXT, 0, all(3)));
    assertEquals(List.of(request(1, 0)), sent());
  }

  @Test
  void keepsItsRequestsThroughAViewThatLeavesItOut() {
    member.submit("a");
    adopt(viewAfter(NEXT, 0, only(0, 2)));
    assertTrue(sent().isEmpty());
    adopt(new ViewRecord(NEXT + 3, all(3), 0, new EpochTable(List.of()).with(NEXT + 3, 0)));
    assertEquals(List.of(request(1, 0)), sent());
  }

  @Test
  void whatAnOldLifeLeftUnassignedIsAssignedByNobody() {
    TestGroup owner = new TestGroup(3, 0);
    owner.receive(new Message.Heartbeat(metadata(1, 0, 0)));
    owner.receiveRequest(2, 1);
    Origin later = new Origin(2, LIFE + 1);
    List<Origin> members = List.of(new Origin(0, LIFE), new Origin(1, LIFE), later);
    owner.receive(
        new Message.StartView(metadata(1, NEXT, NEXT, 0), viewAfter(NEXT, 0, members), 1));
    owner.forceAll();
    assertEquals(0, owner.status().unassignedRequests());
    owner.receive(new Message.Request(metadata(1, NEXT, NEXT, 0), request(2, 0), batch("old")));
    assertEquals(0, owner.status().receivedEnd());
    RequestId fresh = new RequestId(later, 0);
    owner.receive(new Message.Request(metadata(1, NEXT, NEXT, 0), fresh, batch("new")));
    assertEquals(1, owner.status().receivedEnd());
  }

  private void adopt(ViewRecord view) {
    member.receive(
        new Message.StartView(metadata(2, view.epoch(), view.epoch(), view.base()), view, 2));
    member.forceAll();
    assertEquals(view.epoch(), member.status().logEpoch());
  }

  private List<RequestId> sent() {
    return member.messages(Message.Request.class).stream().map(Message.Request::id).toList();
  }
}
