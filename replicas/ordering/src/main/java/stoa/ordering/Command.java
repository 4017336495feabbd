package stoa.ordering;

import java.util.Arrays;

/// One opaque command, as submitted. The ordering never looks inside.
///
/// The bytes are shared, not copied: whoever hands them in or reads them must not change them.
public final class Command {
  private final byte[] bytes;

  public Command(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The bytes themselves, not a copy.
  public byte[] bytes() {
    return bytes;
  }

  /// Length in bytes.
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Command that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Command[" + bytes.length + " bytes]";
  }
}
