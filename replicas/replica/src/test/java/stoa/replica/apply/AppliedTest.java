package stoa.replica.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stoa.proto.replica.v1.GroupCommand;

class AppliedTest {
  @Test
  void operationsAreGoneThroughAsTheyStandInTheLog() {
    List<String> names = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
    List<ParsedEntry> batch =
        IntStream.range(0, 50)
            .mapToObj(i ->
                new ParsedEntry(
                    i,
                    names.subList(10 * i, 10 * i + 10).stream().map(AppliedTest::command).toList(),
                    ByteString.EMPTY))
            .toList();
    var applied = new Applied<>(new Words());
    assertEquals(names, applied.parse(batch).inOrder());
  }

  private static GroupCommand command(String word) {
    return GroupCommand.newBuilder().setOperation(ByteString.copyFromUtf8(word)).build();
  }

  /// Parses, and nothing else.
  private static final class Words implements StateMachine<String, String, WorkingSet<String>> {
    @Override
    public String parse(byte[] operation) {
      return ByteString.copyFrom(operation).toStringUtf8();
    }

    @Override
    public WorkingSet<String> load(List<String> operations) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Decision<String> decide(
        WorkingSet<String> workingSet, String operation, CommandContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(WorkingSet<String> workingSet) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ReplicatedTable> tables() {
      return List.of();
    }
  }
}
