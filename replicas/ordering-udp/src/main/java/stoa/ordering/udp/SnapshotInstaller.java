package stoa.ordering.udp;

import java.io.IOException;

/// Brings the application to the state of another member, when no journal contains what is missing
/// here any more. Given by the application that applies the deliveries.
@FunctionalInterface
public interface SnapshotInstaller {
  /// For an application that cannot: the member halts instead.
  SnapshotInstaller NONE =
      source -> {
        throw new UnsupportedOperationException("no snapshot can be installed here");
      };

  /// What the application contains now, durably.
  ///
  /// @param position the last number applied
  /// @param orderingState what [DeliveryListener#delivered] was given with it, at any member
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Installed(long position, byte[] orderingState) {}

  /// Takes a snapshot of a member and replaces the application's state by it. Blocks; no batch is
  /// delivered meanwhile. After a failure it is called again until it succeeds, perhaps with
  /// another source; the application's state may be anything until then.
  ///
  /// @param source the member to ask first
  /// @throws IOException when this member cannot give one now
  /// @throws InterruptedException when this member stops
  Installed install(int source) throws IOException, InterruptedException;
}
