package stoa.customer.rule;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import stoa.customer.row.CounterRow;
import stoa.customer.row.CustomerRow;
import stoa.customer.rule.CustomerWorkingSet.Asked;
import stoa.customer.state.CustomerRules;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerRefusal;
import stoa.proto.customer.v1.CustomerResult;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Decides operations one after another over one working set, without a database.
final class RuleBench {
  private static final long IDS = 200;

  private final CustomerRules rules = new CustomerRules();
  private final CustomerWorkingSet rows;
  private long nowMillis = 1_800_000_000_000L;
  private boolean lastKept;

  RuleBench() {
    List<Long> ids = LongStream.range(0, IDS).boxed().toList();
    List<String> names = IntStream.range(0, 20).mapToObj(i -> "buyer" + i).toList();
    List<String> orders = IntStream.range(0, 20).mapToObj(i -> "order" + i).toList();
    rows =
        new CustomerWorkingSet(
            new CustomerWorkingSet.Loaded(
                new Asked<>(
                    CounterRow.NAMES,
                    CounterRow.NAMES.stream().map(name -> new CounterRow(name, 1)).toList()),
                new Asked<>(ids, List.of()),
                new Asked<>(names, List.of()),
                new Asked<>(ids, List.of()),
                new Asked<>(ids, List.of()),
                new Asked<>(ids, List.of()),
                new Asked<>(orders, List.of()),
                new Asked<>(orders, List.of()),
                new Asked<>(ids, List.of()),
                List.of()));
  }

  CustomerResult decide(CustomerOperation operation) {
    Decision<CustomerRow> decision =
        rules.decide(rows, operation, new CommandContext(nowMillis, 1));
    decision.put().forEach(rows::put);
    decision.removed().forEach(rows::remove);
    lastKept = decision.kept();
    try {
      return CustomerResult.parseFrom(decision.result());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  CustomerRefusal.Code refusal(CustomerOperation operation) {
    return decide(operation).getRefusal().getCode();
  }

  boolean lastKept() {
    return lastKept;
  }

  void pass(long millis) {
    nowMillis += millis;
  }

  long nowMillis() {
    return nowMillis;
  }

  CustomerWorkingSet rows() {
    return rows;
  }
}
