package stoa.ordering.model;

import java.util.List;

/// The sizes at which the protocol is checked. Each check looks at another part of it, because all
/// at once is too much for any machine.
final class ModelSize {
  /// Two view changes over two numbers.
  static final Check VIEWS = Check.ofProtocol("small-views", Bounds.of(2, 2));

  /// A crash between any two steps, without races between candidates.
  static final Check CRASHES =
      Check.ofProtocol("small-crashes", Bounds.of(1, 2).withCrashes(1)).orderly();

  /// A lost disk and its member's return.
  static final Check JOINING = Check.ofProtocol("small-joining", Bounds.of(1, 2).withLostDisks(1));

  /// A read across a view change.
  static final Check READS = Check.ofProtocol("small-reads", Bounds.of(1, 2).withBarriers(1));

  /// For the build.
  static final List<Check> SMALL = List.of(VIEWS, CRASHES, JOINING, READS);

  /// Minutes to hours each.
  static final List<Check> LARGE =
      List.of(
          Check.ofProtocol("large-crashes", Bounds.of(1, 2).withSenders(2).withCrashes(1)),
          Check.ofProtocol("large-senders", Bounds.of(2, 2).withSenders(2)),
          Check.ofProtocol("large-views", Bounds.of(1, 3)),
          Check.ofProtocol("large-numbers", Bounds.of(3, 2)),
          Check.ofProtocol("large-joining", Bounds.of(2, 2).withLostDisks(1).withBarriers(1)),
          Check.ofProtocol("large-faults", Bounds.of(1, 2).withCrashes(2).withLostDisks(1)));

  /// Five members, of which two may lose their disks: far too many states to look at all.
  static final Check RANDOM =
      Check.ofProtocol(
          "random",
          Bounds.of(7, 8)
              .withMembers(5)
              .withSenders(3)
              .withCrashes(3)
              .withLostDisks(2)
              .withBarriers(2));

  private ModelSize() {}
}
