package stoa.client;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.grpc.ManagedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MemberChannelTest {
  private final MemberChannel channel =
      new MemberChannel(new MemberAddress("127.0.0.1", 1), ChannelSource.plaintext());

  @AfterEach
  void close() {
    channel.close(true);
  }

  @Test
  void aTimedOutCallRetiresTheConnection() {
    ManagedChannel used = channel.use();
    channel.timedOut(used, System.nanoTime());
    assertNotSame(used, channel.use());
  }

  @Test
  void aTimedOutCallAmongAnsweredOnesRetiresNothing() {
    ManagedChannel used = channel.use();
    long began = System.nanoTime() - 1;
    channel.answered(used);
    channel.timedOut(used, began);
    assertSame(used, channel.use());
  }

  @Test
  void answersOnAnEarlierConnectionSayNothingOfThisOne() {
    ManagedChannel earlier = channel.use();
    channel.retire(earlier);
    ManagedChannel used = channel.use();
    long began = System.nanoTime() - 1;
    channel.answered(earlier);
    channel.timedOut(used, began);
    assertNotSame(used, channel.use());
  }
}
