package stoa.ordering.udp.datagram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import stoa.ordering.udp.wire.MessageCodec;

/// A packer for each destination of one member, and one for all of them at once.
public final class DatagramPackers {
  private final DatagramPacker toAll;
  private final List<DatagramPacker> toOne = new ArrayList<>();

  /// Packs for member `self` of a group of `members`.
  ///
  /// @param firstName where to start naming messages in parts; random
  public DatagramPackers(
      MessageCodec codec,
      Envelope envelope,
      int members,
      int self,
      long firstName,
      LongSupplier nanoClock) {
    LargeMessages large = new LargeMessages(firstName, nanoClock);
    toAll = new DatagramPacker(codec, envelope, self, large);
    for (int member = 0; member < members; member++) {
      toOne.add(new DatagramPacker(codec, envelope, self, large));
    }
  }

  /// For what goes to every other member: packed and signed once.
  public DatagramPacker toAll() {
    return toAll;
  }

  /// For what goes to this member alone.
  public DatagramPacker to(int member) {
    return toOne.get(member);
  }
}
