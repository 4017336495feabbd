package stoa.tls;

/// Gives what it was told last.
final class TestSource implements PemSource {
  private volatile Pem pem;

  TestSource(Pem pem) {
    this.pem = pem;
  }

  void set(Pem next) {
    pem = next;
  }

  @Override
  public Pem read() {
    return pem;
  }
}
