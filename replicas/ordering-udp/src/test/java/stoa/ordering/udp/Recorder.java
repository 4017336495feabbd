package stoa.ordering.udp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import stoa.ordering.GroupConfiguration;

/// An application that remembers every command in order, and so stands for a database: it outlives
/// the member that feeds it.
final class Recorder implements DeliveryListener {
  private final List<String> commands = new ArrayList<>();
  private long position = SequencerNode.NOTHING_APPLIED;
  private byte[] orderingState = new byte[0];

  @Override
  public synchronized void delivered(List<Delivered> batch, byte[] stateAfter) {
    for (Delivered delivered : batch) {
      if (delivered.number() <= position) {
        throw new IllegalStateException("got " + delivered.number() + " behind " + position);
      }
      position = delivered.number();
      for (byte[] command : delivered.commands()) {
        commands.add(position + ":" + new String(command, StandardCharsets.UTF_8));
      }
    }
    orderingState = stateAfter;
  }

  synchronized byte[] orderingState() {
    return orderingState;
  }

  /// Becomes what every member of a restored group begins with.
  synchronized void restore(List<String> contents, long restoredPosition) {
    commands.clear();
    commands.addAll(contents);
    position = restoredPosition;
    orderingState =
        SequencerNode.orderingStateOfABeginning(
            GroupConfiguration.standard(LocalGroup.MEMBERS, 0), restoredPosition);
  }

  /// Becomes what another is now.
  SnapshotInstaller.Installed install(Recorder source) {
    List<String> theirs;
    SnapshotInstaller.Installed installed;
    synchronized (source) {
      theirs = source.commands();
      installed = new SnapshotInstaller.Installed(source.position, source.orderingState);
    }
    synchronized (this) {
      commands.clear();
      commands.addAll(theirs);
      position = installed.position();
      orderingState = installed.orderingState();
      return installed;
    }
  }

  synchronized long position() {
    return position;
  }

  /// Each command with its number, in order of application.
  synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  synchronized int count() {
    return commands.size();
  }

  /// As a database that was not forced before a crash of its machine.
  synchronized void forgetAfter(long kept) {
    commands.removeIf(command -> Long.parseLong(command.substring(0, command.indexOf(':'))) > kept);
    position = Math.min(position, kept);
  }
}
