package stoa.ordering.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stoa.ordering.DeliveredState;
import stoa.ordering.Effect;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Input;
import stoa.ordering.JournalRecord;
import stoa.ordering.JournalReplay;
import stoa.ordering.Member;
import stoa.ordering.MemberStatus;
import stoa.ordering.RecoveredState;
import stoa.ordering.simulation.MemberFactory;

/// The machine of one member: its disk, its application and, while it runs, the member itself.
final class Host {
  private final GroupConfiguration group;
  private final MemberFactory factory;
  private final List<JournalRecord> disk = new ArrayList<>();

  /// What the application has got, and how much of it is durable.
  private final List<String> applied = new ArrayList<>();

  private final List<JournalRecord.Base> states = new ArrayList<>();
  private long durableEnd;
  private int forced;
  private int recordsAtStart;
  private long life;
  private @Nullable Member member;
  private @Nullable DeliveredState delivered;

  Host(GroupConfiguration group, MemberFactory factory) {
    this.group = group;
    this.factory = factory;
  }

  boolean isUp() {
    return member != null;
  }

  int id() {
    return group.self();
  }

  /// Puts something on the disk before a start.
  void prepare(JournalRecord record) {
    disk.add(record);
    forced = disk.size();
  }

  /// Begins another life with what is on the disk.
  RecoveredState start() {
    life++;
    prepare(new JournalRecord.Incarnation(life));
    recordsAtStart = disk.size();
    RecoveredState recovered = replay(durableEnd).recovered(life);
    member = factory.create(group, recovered);
    delivered = new DeliveredState(group, recovered);
    return recovered;
  }

  List<Effect> step(Input input) {
    Member present = member;
    return present == null ? List.of() : present.step(input);
  }

  Optional<MemberStatus> status() {
    return Optional.ofNullable(member).map(Member::status);
  }

  void append(JournalRecord record) {
    disk.add(record);
  }

  /// Whether something waits for the disk.
  boolean isUnforced() {
    return forced < disk.size();
  }

  /// Forces the next `count` records. Returns what the member is told.
  Input.JournalForced force(int count) {
    forced = Math.min(disk.size(), forced + count);
    return new Input.JournalForced(forced - recordsAtStart);
  }

  /// Applies what was delivered.
  void apply(Effect effect, String content) {
    DeliveredState state = delivered;
    if (state == null) {
      return;
    }
    switch (effect) {
      case Effect.Deliver delivery -> state.delivered(delivery);
      case Effect.Skip skip -> state.skipped(skip);
      default -> throw new IllegalArgumentException("nothing to apply: " + effect);
    }
    applied.add(content);
    states.add(state.base());
  }

  long appliedEnd() {
    return applied.size();
  }

  /// What is applied becomes durable.
  Input.AppliedDurably makeDurable() {
    durableEnd = applied.size();
    return new Input.AppliedDurably(durableEnd);
  }

  /// Everything that this member has delivered, voids as `-`.
  List<String> delivered() {
    return applied;
  }

  /// The process ends; with `losingTail`, what was not forced goes with it.
  void crash(boolean losingTail) {
    member = null;
    if (losingTail) {
      disk.subList(forced, disk.size()).clear();
    }
    forced = disk.size();
    applied.subList((int) durableEnd, applied.size()).clear();
    states.subList((int) durableEnd, states.size()).clear();
  }

  void wipe() {
    disk.clear();
    applied.clear();
    states.clear();
    durableEnd = 0;
    forced = 0;
  }

  /// Takes another's application state as its own, durably, and lets the log begin behind it.
  void install(Host source) {
    JournalRecord.Base base = source.states.getLast();
    JournalReplay own = replay(durableEnd);
    member = null;
    wipeApplication(source);
    if (base.start() > own.logEnd()) {
      own.behind(base).forEach(this::prepare);
    }
  }

  private void wipeApplication(Host source) {
    applied.clear();
    applied.addAll(source.applied);
    states.clear();
    states.addAll(source.states);
    durableEnd = applied.size();
  }

  /// Entries of the present log, from the journal.
  List<JournalRecord.Numbered> read(long from, long end) {
    TreeMap<Long, JournalRecord.Numbered> log = new TreeMap<>();
    for (JournalRecord record : disk) {
      if (record instanceof JournalRecord.Numbered entry) {
        log.put(entry.number(), entry);
      } else if (record instanceof JournalRecord.Cut cut) {
        log.tailMap(cut.from(), true).clear();
      }
    }
    return new ArrayList<>(log.subMap(from, true, end, false).values());
  }

  private JournalReplay replay(long appliedEnd) {
    JournalReplay replay = new JournalReplay(group, appliedEnd);
    disk.forEach(replay::read);
    return replay;
  }
}
