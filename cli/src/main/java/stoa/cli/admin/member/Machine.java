package stoa.cli.admin.member;

/// The machine of a member that is replaced, as far as this command can reach it.
public interface Machine {
  /// One that somebody else empties and starts.
  Machine ELSEWHERE =
      new Machine() {
        @Override
        public void begin() {}

        @Override
        public void start() {}

        @Override
        public void end() {}
      };

  /// Sees that it is stopped and its disk empty, and that its next start knows it. Repeated, it
  /// changes nothing.
  void begin();

  /// Starts it, unless it runs.
  void start();

  /// The member has taken its place.
  void end();
}
