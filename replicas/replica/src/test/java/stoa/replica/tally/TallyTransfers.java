package stoa.replica.tally;

import com.google.protobuf.ByteString;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import stoa.replica.snapshot.StateSnapshots;
import stoa.replica.transfer.FreshSnapshots;
import stoa.replica.transfer.TransferSeal;

/// What the tally group gives a transfer.
@Factory
final class TallyTransfers {
  @Singleton
  FreshSnapshots snapshots(StateSnapshots states) {
    return directory -> {
      try (StateSnapshots.PinnedState pinned = states.pin()) {
        pinned.writeTo(directory);
        return pinned.position();
      }
    };
  }

  /// A hash behind a word that members share; enough for a test.
  @Singleton
  TransferSeal seal(@Property(name = "stoa.word", defaultValue = "open") String word) {
    return new TransferSeal() {
      @Override
      public ByteString of(ByteString content) {
        try {
          MessageDigest digest = MessageDigest.getInstance("SHA-256");
          digest.update(word.getBytes(StandardCharsets.UTF_8));
          return ByteString.copyFrom(digest.digest(content.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public boolean isRight(ByteString content, ByteString seal) {
        return of(content).equals(seal);
      }
    };
  }
}
