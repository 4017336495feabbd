package stoa.ordering.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import stoa.ordering.Command;
import stoa.ordering.Effect;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Input;
import stoa.ordering.JournalRecord;
import stoa.ordering.Limits;
import stoa.ordering.Message;
import stoa.ordering.RecoveredState;
import stoa.ordering.Timing;
import stoa.ordering.ViewRecord;
import stoa.ordering.simulation.MemberFactory;

/// Carries out the commands of a script on one group, and writes down what the members do.
///
/// | command | does |
/// |---|---|
/// | `group 5` · `group 3 cutting every 2 keeping 1` · `group 5 settle 1000` | sets up machines; the journal's limits; how long who comes back must speak before it is listed |
/// | `bootstrap` | gives every member a vote |
/// | `given view 15 of 0 1 2` | the same, and a view of their first lives on all disks |
/// | `start 0 1` · `start all` | begins a life of these members |
/// | `submit 0 a b` · `barrier 0` | one request of two commands; a reader |
/// | `deliver all` | everything in flight, and what comes of it |
/// | `deliver 0->1` · `deliver 0->1 sequence` · `deliver *->1` | what is in flight there, once |
/// | `drop 0->2` · `drop *->2 heartbeat` | loses it |
/// | `hold 0->1` · `release` | keeps it in flight whatever else is delivered |
/// | `split 0 1 / 2` · `cut *->2` · `heal` | what is sent across, or there, is lost |
/// | `lag 2 120` | what it sends arrives so many milliseconds later |
/// | `force 1` · `force 1 next 1` · `force all` | the disk; the next record only |
/// | `tick 300` · `tick 300 at 1` | time, in steps of 5 ms; the others stand still |
/// | `run 300` | time, with everything delivered and forced at once; only results are shown |
/// | `durable 0` | what is applied survives a crash |
/// | `crash 1` · `crash 1 losing tail` · `wipe 1` | with all that was written, what was forced, nothing |
/// | `install 2 from 0` | a snapshot; to be started afterwards |
/// | `status 0 1` | what a member knows |
/// | `expect …` | see [Expectation] |
final class Stage {
  /// Begins a line of the trace that says which demand does not hold.
  static final String UNMET = "UNMET: ";

  private static final int TICK_MILLIS = 5;
  private static final int MOST_DELIVERIES = 10_000;

  private final MemberFactory factory;
  private final List<Host> hosts = new ArrayList<>();
  private List<String> trace = new ArrayList<>();
  private Network network = new Network(0);
  private long now;
  private long handle;
  private boolean resultsOnly;

  /// @param factory makes the members, the real ones or broken ones
  Stage(MemberFactory factory) {
    this.factory = factory;
  }

  /// The lines since the last time.
  List<String> takeTrace() {
    List<String> taken = trace;
    trace = new ArrayList<>();
    return taken;
  }

  void carryOut(String command) {
    List<String> words = Arrays.asList(command.strip().split("\\s+"));
    List<String> rest = words.subList(1, words.size());
    switch (words.getFirst()) {
      case "group" -> group(rest);
      case "bootstrap" -> hosts.forEach(host -> host.prepare(new JournalRecord.Voter()));
      case "given" -> givenView(rest);
      case "start", "restart" -> members(rest).forEach(this::start);
      case "submit" -> submit(host(rest), rest.subList(1, rest.size()));
      case "barrier" -> step(host(rest), new Input.BarrierAsked(++handle));
      case "deliver" -> deliver(rest);
      case "drop" -> network.take(Words.datagrams(rest));
      case "hold" -> network.hold(Words.datagrams(rest));
      case "release" -> network.release();
      case "lag" -> network.lag(host(rest).id(), Integer.parseInt(rest.getLast()));
      case "cut" -> network.cut(Words.datagrams(rest));
      case "split" -> network.split(Words.parts(rest));
      case "heal" -> network.heal();
      case "force" -> force(rest);
      case "tick" -> tick(rest);
      case "run" -> run(Integer.parseInt(rest.getFirst()));
      case "durable" -> members(rest).forEach(host -> step(host, host.makeDurable()));
      case "crash" -> host(rest).crash(rest.contains("tail"));
      case "wipe" -> wipe(host(rest));
      case "install" -> host(rest).install(hosts.get(Integer.parseInt(rest.getLast())));
      case "status" -> members(rest).forEach(host -> tell(host, Expectation.status(host)));
      case "expect" -> Expectation.unmet(hosts, rest).forEach(line -> trace.add(UNMET + line));
      default -> throw new IllegalArgumentException("no such command: " + command);
    }
  }

  private void group(List<String> words) {
    int members = Integer.parseInt(words.getFirst());
    Limits limits = Words.limits(words);
    Timing timing = Words.timing(words);
    for (int id = 0; id < members; id++) {
      hosts.add(new Host(new GroupConfiguration(members, id, limits, timing), factory));
    }
    network = new Network(members);
  }

  private void givenView(List<String> words) {
    ViewRecord view = Words.view(words);
    for (Host host : hosts) {
      host.prepare(new JournalRecord.Voter());
      host.prepare(new JournalRecord.Promise(view.epoch()));
      host.prepare(new JournalRecord.View(view));
    }
  }

  private void start(Host host) {
    RecoveredState state = host.start();
    String vote = state.votes() ? "" : ", no vote";
    tell(
        host,
        "starts life %d: log epoch %d, end %d, promise %d%s"
            .formatted(
                state.incarnation(), state.view().epoch(), state.logEnd(), state.promise(), vote));
  }

  private void wipe(Host host) {
    host.crash(true);
    host.wipe();
  }

  private void submit(Host host, List<String> contents) {
    List<Command> commands =
        contents.stream().map(content -> new Command(content.getBytes(UTF_8))).toList();
    step(host, new Input.Submit(++handle, commands));
  }

  private void deliver(List<String> words) {
    if (words.getFirst().equals("all")) {
      deliverEverything();
    } else {
      network.take(Words.datagrams(words)).forEach(this::arrive);
    }
  }

  private void deliverEverything() {
    for (int i = 0; i < MOST_DELIVERIES; i++) {
      var next = network.takeFirst(datagram -> datagram.atMillis() <= now);
      if (next.isEmpty()) {
        return;
      }
      arrive(next.get());
    }
    throw new AssertionError("no end of messages");
  }

  private void arrive(Network.Datagram datagram) {
    Host host = hosts.get(datagram.to());
    List<Effect> effects = host.step(new Input.Received(datagram.message()));
    boolean silent = effects.isEmpty() && datagram.message() instanceof Message.Heartbeat;
    if (host.isUp() && !resultsOnly && !silent) {
      tell(host, "◀ " + datagram.from() + " " + Telling.message(datagram.message()));
    }
    carryOut(host, effects);
  }

  private void force(List<String> words) {
    boolean one = words.contains("next");
    for (Host host : members(one ? words.subList(0, 1) : words)) {
      if (host.isUp() && host.isUnforced()) {
        step(host, host.force(one ? Integer.parseInt(words.getLast()) : Integer.MAX_VALUE / 2));
      }
    }
  }

  private void tick(List<String> words) {
    List<Host> whom = words.size() > 1 ? members(words.subList(2, words.size())) : hosts;
    long until = now + Integer.parseInt(words.getFirst());
    while (now < until) {
      now += TICK_MILLIS;
      whom.forEach(host -> step(host, new Input.Tick(now)));
    }
  }

  private void run(int millis) {
    resultsOnly = true;
    long until = now + millis;
    while (now < until) {
      now += TICK_MILLIS;
      hosts.forEach(host -> step(host, new Input.Tick(now)));
      deliverEverything();
      while (hosts.stream().anyMatch(host -> host.isUp() && host.isUnforced())) {
        force(List.of("all"));
        deliverEverything();
      }
    }
    resultsOnly = false;
  }

  private void step(Host host, Input input) {
    if (!(input instanceof Input.Tick)) {
      carryOut(host, host.step(input));
      return;
    }
    List<Effect> effects = host.step(input);
    boolean beatsOnly = effects.stream().allMatch(Stage::isHeartbeat);
    boolean before = resultsOnly;
    resultsOnly = before || beatsOnly;
    carryOut(host, effects);
    resultsOnly = before;
  }

  private static boolean isHeartbeat(Effect effect) {
    return effect instanceof Effect.Broadcast all && all.message() instanceof Message.Heartbeat;
  }

  private void carryOut(Host host, List<Effect> effects) {
    for (Effect effect : effects) {
      if (!resultsOnly || isResult(effect)) {
        tell(host, "  " + Telling.effect(effect));
      }
      switch (effect) {
        case Effect.Send send -> network.send(host.id(), send.to(), send.message(), now);
        case Effect.Broadcast all -> network.broadcast(host.id(), all.message(), now);
        case Effect.Append append -> host.append(append.record());
        case Effect.Deliver delivery -> apply(host, delivery, contents(delivery));
        case Effect.Skip skip -> apply(host, skip, "-");
        case Effect.ReadJournal read ->
            step(host, new Input.JournalRead(read.asker(), host.read(read.from(), read.end())));
        case Effect.Accepted accepted -> {}
        case Effect.BarrierReached reached -> {}
        case Effect.Rejected rejected -> {}
        case Effect.ViewAdopted adopted -> {}
        case Effect.NeedSnapshot need -> {}
        case Effect.StartAgain again -> {}
        case Effect.Halt halt -> {}
      }
    }
  }

  private void apply(Host host, Effect effect, String content) {
    host.apply(effect, content);
    step(host, new Input.Applied(host.appliedEnd()));
  }

  private static String contents(Effect.Deliver delivery) {
    String content = Telling.content(delivery.commands());
    return content.substring(1, content.length() - 1);
  }

  private static boolean isResult(Effect effect) {
    return switch (effect) {
      case Effect.Send send -> false;
      case Effect.Broadcast all -> false;
      case Effect.Append append -> false;
      case Effect.Accepted accepted -> false;
      case Effect.ReadJournal read -> false;
      case Effect.Deliver delivery -> true;
      case Effect.Skip skip -> true;
      case Effect.BarrierReached reached -> true;
      case Effect.Rejected rejected -> true;
      case Effect.ViewAdopted adopted -> true;
      case Effect.NeedSnapshot need -> true;
      case Effect.StartAgain again -> true;
      case Effect.Halt halt -> true;
    };
  }

  private void tell(Host host, String what) {
    trace.add(host.id() + " " + what);
  }

  private Host host(List<String> words) {
    return hosts.get(Integer.parseInt(words.getFirst()));
  }

  private List<Host> members(List<String> words) {
    IntStream ids =
        words.getFirst().equals("all")
            ? IntStream.range(0, hosts.size())
            : words.stream().mapToInt(Integer::parseInt);
    return ids.mapToObj(hosts::get).toList();
  }
}
