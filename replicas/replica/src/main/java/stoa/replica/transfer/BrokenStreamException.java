package stoa.replica.transfer;

import java.io.IOException;

/// The stream ended early or brought a damaged chunk: what came before it is good, and a further
/// stream may go on behind that.
final class BrokenStreamException extends IOException {
  BrokenStreamException(String message) {
    super(message);
  }
}
