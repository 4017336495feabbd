package stoa.cli.admin.member;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.AdminMember;
import stoa.proto.admin.v1.AddMemberRequest;
import stoa.proto.admin.v1.GetStatusResponse;
import stoa.proto.admin.v1.MembershipServiceGrpc;
import stoa.proto.admin.v1.MembershipServiceGrpc.MembershipServiceBlockingStub;
import stoa.proto.admin.v1.RemoveMemberRequest;

/// Puts a machine with an empty disk in a member's place, step by step. Each step looks at how far
/// the group is and does what is missing, so all may be repeated after a crash between any two.
///
/// ```
///  check ──▶ empty ──▶ remove ──▶ start ──▶ add ──▶ await ──▶ end
///                      product    as new    product   it serves and is
///                      group                group     caught up
/// ```
///
/// In the customer group a member without a vote joins by itself; there is nothing to remove or
/// add.
public final class Replacement {
  private static final Duration CHANGE_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 500;

  private final AdminGroup group;
  private final int number;
  private final Duration limit;
  private final Consumer<String> said;

  /// @param number the member's
  /// @param limit for each step that waits
  /// @param said is told what goes on
  public Replacement(AdminGroup group, int number, Duration limit, Consumer<String> said) {
    this.group = group;
    this.number = number;
    this.limit = limit;
    this.said = said;
  }

  private String name() {
    return group.members().get(number).name();
  }

  private boolean hasLeader() {
    return group.name().equals("product");
  }

  /// What a replacement needs: the others are well.
  ///
  /// @param force a majority of all is enough
  /// @throws CommandFailure when they are not
  public void check(boolean force) {
    List<String> complaints = new ArrayList<>();
    int serving = 0;
    for (AdminMember member : others()) {
      Optional<GetStatusResponse> status = status(member);
      if (status.isPresent() && status.get().getServing()) {
        serving++;
      } else {
        complaints.add(
            member.name() + " " + status.map(GetStatusResponse::getReason).orElse("is away"));
      }
    }
    int needed = force ? group.members().size() / 2 + 1 : others().size();
    if (serving < needed) {
      throw new CommandFailure(
          "%s must not be replaced now, because the others are not well: %s%s"
              .formatted(
                  name(),
                  String.join("; ", complaints),
                  force ? "" : "; --force goes on with a majority"));
    }
    said.accept("%d other members of the %s group serve".formatted(serving, group.name()));
  }

  private List<AdminMember> others() {
    return group.members().stream().filter(member -> !member.name().equals(name())).toList();
  }

  /// Whether the member serves, as one of the group.
  public boolean isInPlace() {
    return own().filter(GetStatusResponse::getServing).isPresent();
  }

  /// All steps.
  public void run(Machine machine, boolean force) {
    check(force);
    machine.begin();
    // One that waits to be added has been removed before.
    if (own().filter(this::waitsToBeAdded).isEmpty()) {
      remove();
    }
    machine.start();
    said.accept("waiting for " + name() + " to be started empty" + hint());
    until(name() + " does not answer", () -> own().isPresent());
    add();
    await();
    machine.end();
  }

  private String hint() {
    return hasLeader() ? ", with STOA_REPLACE=true" : "";
  }

  private boolean waitsToBeAdded(GetStatusResponse status) {
    return hasLeader() && status.getRole().equals("joining");
  }

  /// The group does without the member's vote from now on.
  public void remove() {
    if (!hasLeader()) {
      said.accept("the customer group needs no removal: a lost disk has no vote");
      return;
    }
    change(
        "removed",
        leading -> !leading.getMembersList().contains(number),
        stub -> stub.removeMember(RemoveMemberRequest.newBuilder().setMember(number).build()));
  }

  /// The leader brings the member up to date; then it votes.
  public void add() {
    if (!hasLeader()) {
      said.accept(name() + " joins by state transfer");
      return;
    }
    change(
        "added",
        leading -> leading.getMembersList().contains(number),
        stub -> stub.addMember(AddMemberRequest.newBuilder().setMember(number).build()));
  }

  private void change(
      String done,
      Function<GetStatusResponse, Boolean> isDone,
      Function<MembershipServiceBlockingStub, ?> order) {
    until(
        name() + " is not " + done,
        () -> {
          AdminMember leader = group.leading();
          if (isDone.apply(leader.status(AdminGroup.DEADLINE))) {
            return true;
          }
          var _ =
              leader.ask(channel ->
                  order.apply(
                      MembershipServiceGrpc.newBlockingStub(channel)
                          .withDeadlineAfter(CHANGE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)));
          return isDone.apply(leader.status(AdminGroup.DEADLINE));
        });
    said.accept(name() + " is " + done);
  }

  /// Waits until the member serves and has all that anybody of the group had applied when this was
  /// asked. What is committed may be more for ever, where nobody writes: changes of members and
  /// leaders have positions and nothing to apply.
  public void await() {
    long applied =
        group.members().stream()
            .flatMap(member -> status(member).stream())
            .mapToLong(GetStatusResponse::getAppliedPosition)
            .max()
            .orElseThrow(() -> new CommandFailure("nobody of the group answers"));
    until(
        name() + " does not serve at position " + applied,
        () ->
            own()
                .filter(GetStatusResponse::getServing)
                .filter(status -> status.getAppliedPosition() >= applied)
                .isPresent());
    said.accept(name() + " serves, with everything up to position " + applied);
  }

  private Optional<GetStatusResponse> own() {
    return status(group.members().get(number));
  }

  private static Optional<GetStatusResponse> status(AdminMember member) {
    try {
      return Optional.of(member.status(AdminGroup.DEADLINE));
    } catch (CommandFailure away) {
      return Optional.empty();
    }
  }

  private void until(String otherwise, Supplier<Boolean> condition) {
    long end = System.nanoTime() + limit.toNanos();
    @Nullable CommandFailure last = null;
    while (true) {
      try {
        if (condition.get()) {
          return;
        }
      } catch (CommandFailure failure) {
        last = failure;
      }
      if (System.nanoTime() >= end) {
        throw new CommandFailure(
            otherwise + " after " + limit.toSeconds() + " s" + (last == null ? "" : ": " + last));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }
}
