package stoa.cli.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import stoa.proto.admin.v1.GetVerificationResponse;
import stoa.proto.admin.v1.TableChecksum;

class VerifyCommandTest {
  @Test
  void equalTablesOnAllMembersAreEqual() {
    var verification = compare(answers("aa", "aa", "aa"));
    assertTrue(verification.equal());
    assertEquals(2, verification.tables().size());
  }

  @Test
  void oneMemberThatDiffersIsFound() {
    var verification = compare(answers("aa", "ab", "aa"));
    assertFalse(verification.equal());
    var item = verification.tables().get(1);
    assertEquals("item(id,price)", item.table());
    assertFalse(item.equal());
    assertEquals("3:ab", item.checksums().get("product-1"));
  }

  @Test
  void aTableThatOneMemberLacksIsADifference() {
    var answers = answers("aa", "aa", "aa");
    answers.put("product-3", GetVerificationResponse.newBuilder().setReady(true).build());
    assertFalse(compare(answers).equal());
  }

  @Test
  void aMemberThatDoesNotAnswerLeavesTheQuestionOpen() {
    assertFalse(VerifyCommand.compare("product", 9, answers("aa", "aa"), List.of("gone")).equal());
  }

  @Test
  void nothingComparedIsNotEqual() {
    assertFalse(VerifyCommand.compare("product", 9, new TreeMap<>(), List.of()).equal());
  }

  private static VerifyCommand.GroupVerification compare(
      SortedMap<String, GetVerificationResponse> answers) {
    return VerifyCommand.compare("product", 9, answers, List.of());
  }

  private static SortedMap<String, GetVerificationResponse> answers(String... checksums) {
    SortedMap<String, GetVerificationResponse> answers = new TreeMap<>();
    for (String checksum : checksums) {
      TableChecksum item =
          TableChecksum.newBuilder()
              .setTable("item")
              .setRows(3)
              .setChecksum(checksum)
              .addAllColumns(List.of("id", "price"))
              .build();
      answers.put(
          "product-" + answers.size(),
          GetVerificationResponse.newBuilder()
              .setReady(true)
              .setRollingHash(ByteString.copyFromUtf8("h"))
              .addTables(item)
              .build());
    }
    return answers;
  }
}
