package stoa.ordering;

/// Something happened that the protocol rules out. Ends the step and the member: [Effect.Halt].
final class BrokenInvariant extends RuntimeException {
  BrokenInvariant(String what) {
    super(what);
  }
}
