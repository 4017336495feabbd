package stoa.replica.transfer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.proto.peer.v1.FetchSnapshotRequest;
import stoa.proto.peer.v1.FetchSnapshotResponse;
import stoa.proto.peer.v1.SealedContents;
import stoa.proto.peer.v1.SnapshotContents;
import stoa.proto.peer.v1.SnapshotQuestion;
import stoa.proto.peer.v1.SnapshotServiceGrpc;

/// Fetches one snapshot of another member, in as many streams as it takes.
///
/// A stream that breaks is followed by another one from the last good byte;
/// [TransferLimits#BREAKS_WITHOUT_PROGRESS] of them without a new byte end the fetch.
final class SnapshotFetch {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFetch.class);
  private static final int NONCE_BYTES = 16;

  private final TransferIdentity identity;
  private final TransferSeal seal;
  private final Channel channel;
  private final int source;
  private final long leastPosition;
  private final Path directory;
  private final SecureRandom random = new SecureRandom();
  private @Nullable ReceivedFiles received;

  /// @param directory exists and is empty; afterwards it holds the snapshot's files, forced
  SnapshotFetch(
      TransferIdentity identity,
      TransferSeal seal,
      Channel channel,
      int source,
      long leastPosition,
      Path directory) {
    this.identity = identity;
    this.seal = seal;
    this.channel = channel;
    this.source = source;
    this.leastPosition = leastPosition;
    this.directory = directory;
  }

  /// Blocks until the whole snapshot is there.
  ///
  /// @return its position
  /// @throws IOException when this source cannot give one now
  long run() throws IOException, InterruptedException {
    int breaks = 0;
    while (true) {
      long before = place();
      try {
        SnapshotContents contents = stream();
        SnapshotDirectory.force(directory);
        return contents.getPosition();
      } catch (BrokenStreamException e) {
        breaks = place() > before ? 1 : breaks + 1;
        LOG.info("a stream of a snapshot broke: {}", e.getMessage());
        if (breaks == TransferLimits.BREAKS_WITHOUT_PROGRESS) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(TransferLimits.FIRST_PAUSE_MILLIS << (breaks - 1));
      }
    }
  }

  /// Grows with every chunk taken.
  private long place() {
    ReceivedFiles files = received;
    return files == null
        ? -1
        : files.contents().getFilesList().stream()
                .limit(files.file())
                .mapToLong(file -> file.getBytes() + 1)
                .sum()
            + files.offset();
  }

  private SnapshotContents stream() throws IOException, InterruptedException {
    SnapshotQuestion question = question();
    try (var parts = new IncomingParts()) {
      SnapshotServiceGrpc.newStub(channel).fetchSnapshot(sealed(question), parts);
      FetchSnapshotResponse first =
          parts
              .next(TransferLimits.FIRST_PART_SECONDS)
              .orElseThrow(() -> new MalformedTransferException("an empty stream"));
      ReceivedFiles files = begun(opened(question, first.getContents()));
      while (!files.isComplete()) {
        FetchSnapshotResponse part =
            parts
                .next(TransferLimits.STALL_SECONDS)
                .orElseThrow(() -> new MalformedTransferException("an incomplete snapshot"));
        files.add(part.getChunk());
      }
      if (parts.next(TransferLimits.STALL_SECONDS).isPresent()) {
        throw new MalformedTransferException("more than was announced");
      }
      return files.contents();
    }
  }

  private SnapshotQuestion question() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var question =
        SnapshotQuestion.newBuilder()
            .setGroup(identity.group())
            .setCluster(identity.cluster())
            .setSource(source)
            .setNonce(ByteString.copyFrom(nonce))
            .setLeastPosition(leastPosition);
    ReceivedFiles files = received;
    if (files != null) {
      question
          .setSnapshot(files.contents().getSnapshot())
          .setFile(files.file())
          .setOffset(files.offset());
    }
    return question.build();
  }

  private FetchSnapshotRequest sealed(SnapshotQuestion question) {
    ByteString content = question.toByteString();
    return FetchSnapshotRequest.newBuilder().setQuestion(content).setSeal(seal.of(content)).build();
  }

  private SnapshotContents opened(SnapshotQuestion question, SealedContents sealed)
      throws MalformedTransferException {
    if (!seal.isRight(sealed.getContents(), sealed.getSeal())) {
      throw new MalformedTransferException("contents with a wrong seal");
    }
    try {
      var contents = SnapshotContents.parseFrom(sealed.getContents());
      if (!identity.isOfThisGroup(contents.getGroup(), contents.getCluster())
          || contents.getSource() != source
          || !contents.getNonce().equals(question.getNonce())
          || contents.getPosition() < leastPosition) {
        throw new MalformedTransferException("contents that answer another question");
      }
      return contents;
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedTransferException("contents that cannot be read");
    }
  }

  private ReceivedFiles begun(SnapshotContents contents) throws IOException {
    ReceivedFiles files = received;
    if (files == null) {
      files = new ReceivedFiles(contents, directory);
      received = files;
    } else if (!files.contents().getFilesList().equals(contents.getFilesList())
        || !files.contents().getSnapshot().equals(contents.getSnapshot())) {
      throw new MalformedTransferException("the snapshot changed on its way");
    }
    return files;
  }
}
