package stoa.ordering;

import java.util.List;

/// The commands of one request, with their size and digest worked out once.
public final class Batch {
  private final List<Command> commands;
  private final int sizeBytes;
  private final long digest;

  private Batch(List<Command> commands, int sizeBytes, long digest) {
    this.commands = commands;
    this.sizeBytes = sizeBytes;
    this.digest = digest;
  }

  public static Batch of(List<Command> commands) {
    int size = 0;
    for (Command command : commands) {
      size = Math.addExact(size, command.size());
    }
    return new Batch(List.copyOf(commands), size, Digest.of(commands));
  }

  public List<Command> commands() {
    return commands;
  }

  /// The sum of the commands' lengths in bytes.
  public int sizeBytes() {
    return sizeBytes;
  }

  /// 64 bits over the number, the lengths and the bytes of the commands. It finds mistakes, not
  /// attackers: datagrams are authenticated and members do not lie.
  public long digest() {
    return digest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Batch that && digest == that.digest && commands.equals(that.commands);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(digest);
  }

  @Override
  public String toString() {
    return "Batch[" + commands.size() + " commands, " + sizeBytes + " bytes]";
  }
}
