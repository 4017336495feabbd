package stoa.cli.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import stoa.cli.CommandFailure;
import stoa.proto.admin.v1.GetStatusResponse;
import stoa.tls.TransportSecurity;

/// The members of one group, asked side by side.
///
/// @param name `customer` or `product`
/// @param members in member order
public record AdminGroup(String name, List<AdminMember> members) implements AutoCloseable {
  /// For one question.
  public static final Duration DEADLINE = Duration.ofSeconds(5);

  /// @param addresses `host:port` of each member's admin service, in member order
  public static AdminGroup of(String name, List<String> addresses) {
    return of(name, addresses, TransportSecurity.NONE);
  }

  /// @param addresses `host:port` of each member, in member order
  /// @param security how they are reached
  static AdminGroup of(String name, List<String> addresses, TransportSecurity security) {
    List<AdminMember> members = new ArrayList<>();
    for (int member = 0; member < addresses.size(); member++) {
      members.add(new AdminMember(name + "-" + member, addresses.get(member), security));
    }
    return new AdminGroup(name, List.copyOf(members));
  }

  /// What one member answered.
  ///
  /// @param value null when the member failed
  /// @param failure empty when the member answered
  record Answer<T>(AdminMember member, @org.jspecify.annotations.Nullable T value, String failure) {
    T orFail() {
      if (value == null) {
        throw new CommandFailure(failure);
      }
      return value;
    }
  }

  /// Asks every member at once; those that fail say why.
  <T> List<Answer<T>> askAll(Function<AdminMember, T> question) {
    try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer<T>>> answers = new ArrayList<>();
      for (AdminMember member : members) {
        answers.add(asking.submit(() -> ask(member, question)));
      }
      List<Answer<T>> given = new ArrayList<>();
      for (Future<Answer<T>> answer : answers) {
        given.add(get(answer));
      }
      return given;
    }
  }

  private static <T> Answer<T> ask(AdminMember member, Function<AdminMember, T> question) {
    try {
      return new Answer<>(member, question.apply(member), "");
    } catch (CommandFailure failure) {
      return new Answer<>(member, null, String.valueOf(failure.getMessage()));
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("asking a member failed", failure.getCause());
    }
  }

  List<Answer<GetStatusResponse>> statuses() {
    return askAll(member -> member.status(DEADLINE));
  }

  /// The member that leads.
  ///
  /// @throws CommandFailure when none does just now
  public AdminMember leading() {
    AdminMember serving = serving();
    if (serving.status(DEADLINE).getRole().equals("leader")) {
      return serving;
    }
    throw new CommandFailure("no member of the " + name + " group leads just now");
  }

  /// A member that takes commands; the leader where there is one.
  ///
  /// @throws CommandFailure when none does
  public AdminMember serving() {
    AdminMember found = null;
    for (Answer<GetStatusResponse> answer : statuses()) {
      GetStatusResponse status = answer.value();
      if (status != null && status.getServing()) {
        if (status.getRole().equals("leader")) {
          return answer.member();
        }
        found = found == null ? answer.member() : found;
      }
    }
    if (found == null) {
      throw new CommandFailure("no member of the " + name + " group serves just now");
    }
    return found;
  }

  /// Members that serve just now, those that do not lead first: they have less to do.
  public List<AdminMember> readers() {
    List<AdminMember> followers = new ArrayList<>();
    List<AdminMember> leaders = new ArrayList<>();
    for (Answer<GetStatusResponse> answer : statuses()) {
      GetStatusResponse status = answer.value();
      if (status != null && status.getServing()) {
        (status.getRole().equals("leader") ? leaders : followers).add(answer.member());
      }
    }
    followers.addAll(leaders);
    return followers;
  }

  @Override
  public void close() {
    members.forEach(AdminMember::close);
  }
}
