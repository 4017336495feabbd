package stoa.replica.transfer;

import com.google.protobuf.ByteString;

/// What only members of the group can put under a message, and all of them can check.
public interface TransferSeal {
  /// The seal of a content.
  ByteString of(ByteString content);

  /// Whether a member made this seal for this content. Takes the same time whatever differs.
  boolean isRight(ByteString content, ByteString seal);
}
