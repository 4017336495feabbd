package stoa.replica.transfer;

import java.io.IOException;

/// What arrived is no snapshot of this group, or not the one that was announced. All of it is
/// thrown away.
public final class MalformedTransferException extends IOException {
  /// @param message what is wrong with it
  public MalformedTransferException(String message) {
    super(message);
  }
}
