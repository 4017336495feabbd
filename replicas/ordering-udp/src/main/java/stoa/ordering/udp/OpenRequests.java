package stoa.ordering.udp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import stoa.ordering.RequestId;

/// Who waits for what: submissions by handle until they are a request, requests until they are
/// delivered, barriers until they are reached. Bounded by the limits of the protocol. Used by the
/// loop's thread.
final class OpenRequests {
  private record Request(List<WaitingCommand> commands, long acceptedNanos) {}

  private final Map<Long, List<WaitingCommand>> submissions = new HashMap<>();
  private final Map<RequestId, Request> requests = new HashMap<>();
  private final Map<Long, CompletableFuture<Long>> barriers = new HashMap<>();
  private final Set<RequestId> unnumbered = new HashSet<>();
  private long nextHandle;

  long submitted(List<WaitingCommand> commands) {
    submissions.put(nextHandle, commands);
    return nextHandle++;
  }

  long asked(CompletableFuture<Long> barrier) {
    barriers.put(nextHandle, barrier);
    return nextHandle++;
  }

  void accepted(long handle, RequestId request) {
    List<WaitingCommand> commands = submissions.remove(handle);
    if (commands != null) {
      requests.put(request, new Request(commands, System.nanoTime()));
      unnumbered.add(request);
    }
  }

  /// The request has got a number.
  void numbered(RequestId request) {
    unnumbered.remove(request);
  }

  /// Requests of this life of this member that have no number yet.
  int unnumbered() {
    return unnumbered.size();
  }

  /// How long ago the request was accepted, or -1 when it is not one of this life of this member.
  long ageNanos(RequestId request) {
    Request open = requests.get(request);
    return open == null ? -1 : System.nanoTime() - open.acceptedNanos;
  }

  List<CompletableFuture<Long>> delivered(RequestId request) {
    unnumbered.remove(request);
    Request open = requests.remove(request);
    return open == null ? List.of() : futures(open.commands);
  }

  /// Whoever waits for requests that have no number yet. The requests stay under way.
  List<CompletableFuture<Long>> takeUnnumbered() {
    List<CompletableFuture<Long>> taken = new ArrayList<>();
    for (RequestId request : unnumbered) {
      Request waiting = requests.remove(request);
      if (waiting != null) {
        taken.addAll(futures(waiting.commands));
      }
    }
    return taken;
  }

  /// The commands submitted under a handle that have not become a request.
  List<WaitingCommand> takeSubmission(long handle) {
    List<WaitingCommand> commands = submissions.remove(handle);
    return commands == null ? List.of() : commands;
  }

  /// The barrier asked under a handle.
  Optional<CompletableFuture<Long>> takeBarrier(long handle) {
    return Optional.ofNullable(barriers.remove(handle));
  }

  /// Everything that is open, at the end.
  void forEach(BiConsumer<CompletableFuture<Long>, RuntimeException> end) {
    for (Request request : requests.values()) {
      futures(request.commands)
          .forEach(
              future -> end.accept(future, new OutcomeUnknownException("this member stopped")));
    }
    for (CompletableFuture<Long> barrier : barriers.values()) {
      end.accept(
          barrier,
          new RefusedException(RefusedException.Reason.UNAVAILABLE, "this member stopped"));
    }
    requests.clear();
    barriers.clear();
  }

  private static List<CompletableFuture<Long>> futures(List<WaitingCommand> commands) {
    return commands.stream().map(WaitingCommand::number).toList();
  }
}
