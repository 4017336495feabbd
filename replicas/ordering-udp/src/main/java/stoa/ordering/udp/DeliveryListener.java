package stoa.ordering.udp;

import java.util.List;

/// Takes what the group has ordered.
@FunctionalInterface
public interface DeliveryListener {
  /// Applies a batch: everything delivered so far, up to a limit. Called on the apply thread, one
  /// batch at a time, numbers ascending behind the position given to [SequencerNode#start]; numbers
  /// left out contain nothing, at any member. While it works, the next batch gathers.
  ///
  /// An exception halts the member, see [HaltListener]: going on would be silent divergence.
  ///
  /// @param batch at least one, at most 1024 numbers
  /// @param orderingState what the ordering has to know of everything up to the end of this batch,
  ///   opaque, a few kibibytes at most. To be kept with the position, in the same transaction, and
  ///   contained in snapshots: with it a member can begin behind that position whose journal does
  ///   not reach so far. Where a batch takes several transactions, it belongs to the last one
  void delivered(List<Delivered> batch, byte[] orderingState);
}
