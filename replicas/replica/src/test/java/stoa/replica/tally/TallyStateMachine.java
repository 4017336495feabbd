package stoa.replica.tally;

import com.google.protobuf.ByteString;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;
import stoa.replica.apply.InClause;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.apply.Rows;
import stoa.replica.apply.StateMachine;
import stoa.replica.apply.UnknownOperationException;
import stoa.replica.apply.WorkingSet;

/// Adds to named amounts. The result is the new amount; a negative one is refused and not kept.
@Singleton
public final class TallyStateMachine
    implements StateMachine<TallyStateMachine.Add, TallyRow, TallyStateMachine.Tallies> {
  private final TallyRepository repository;

  TallyStateMachine(TallyRepository repository) {
    this.repository = repository;
  }

  /// Adds to an amount.
  public record Add(String name, long delta) {
    /// The operation as it stands in the log.
    public ByteString bytes() {
      return ByteString.copyFromUtf8(name + "=" + delta);
    }
  }

  /// The working set.
  public record Tallies(Rows<String, TallyRow> rows) implements WorkingSet<TallyRow> {
    @Override
    public void put(TallyRow row) {
      rows.put(row);
    }

    @Override
    public void remove(TallyRow row) {
      rows.remove(row);
    }
  }

  @Override
  public Add parse(byte[] operation) {
    String text = new String(operation, StandardCharsets.UTF_8);
    int at = text.indexOf('=');
    if (at < 0) {
      throw new UnknownOperationException("not an addition: " + text);
    }
    return new Add(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
  }

  @Override
  public Tallies load(List<Add> operations) {
    Set<String> names = operations.stream().map(Add::name).collect(Collectors.toSet());
    List<TallyRow> found =
        names.isEmpty() ? List.of() : repository.findByNameIn(InClause.padded(names));
    return new Tallies(Rows.of(TallyRow::name, names::contains, found));
  }

  @Override
  public Decision<TallyRow> decide(Tallies tallies, Add add, CommandContext context) {
    long amount = tallies.rows().find(add.name()).map(TallyRow::amount).orElse(0L) + add.delta();
    if (amount < 0) {
      return Decision.notKept(ByteString.copyFromUtf8("refused"));
    }
    return Decision.<TallyRow>kept(ByteString.copyFromUtf8(Long.toString(amount)))
        .put(new TallyRow(add.name(), amount));
  }

  @Override
  public void write(Tallies tallies) {
    if (!tallies.rows().inserted().isEmpty()) {
      repository.saveAll(tallies.rows().inserted());
    }
    if (!tallies.rows().updated().isEmpty()) {
      repository.updateAll(tallies.rows().updated());
    }
  }

  @Override
  public List<ReplicatedTable> tables() {
    return List.of(
        new ReplicatedTable("tally", List.of("name"), List.of("name", "amount", "note")));
  }
}
