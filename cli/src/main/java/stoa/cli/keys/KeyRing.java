package stoa.cli.keys;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Everything secret of one system. Kept off-line in one file, from which all folders follow.
///
/// @param authorities of the certificates
/// @param group authenticates datagrams and snapshots of the customer group; the first one signs
/// @param fingerprint keys of request fingerprints; the first one is used, and old ones stay for
///   ever, because orders do
/// @param buyer signs buyers' tokens
/// @param seller signs sellers' tokens
/// @param payment key of card fingerprints: 32 bytes in hexadecimal
record KeyRing(
    Authorities authorities,
    List<NamedSecret> group,
    List<NamedSecret> fingerprint,
    Signing buyer,
    Signing seller,
    String payment) {

  static KeyRing create(Instant now) {
    return new KeyRing(
        Authorities.create(now),
        List.of(NamedSecret.create("", 1)),
        List.of(NamedSecret.create("k", 1)),
        Signing.create("buyer"),
        Signing.create("seller"),
        Secrets.randomHex());
  }

  /// The public keys of both roles: previous, current and next.
  String keySet() {
    return SigningKey.keySet(Stream.concat(buyer.all().stream(), seller.all().stream()).toList());
  }

  KeyRing with(Authorities changed) {
    return new KeyRing(changed, group, fingerprint, buyer, seller, payment);
  }

  KeyRing withGroup(List<NamedSecret> changed) {
    return new KeyRing(authorities, changed, fingerprint, buyer, seller, payment);
  }

  KeyRing withFingerprint(List<NamedSecret> changed) {
    return new KeyRing(authorities, group, changed, buyer, seller, payment);
  }

  KeyRing withSigning(Signing changedBuyer, Signing changedSeller) {
    return new KeyRing(authorities, group, fingerprint, changedBuyer, changedSeller, payment);
  }

  KeyRing withPayment(String changed) {
    return new KeyRing(authorities, group, fingerprint, buyer, seller, changed);
  }

  /// Never shows a secret.
  @Override
  public String toString() {
    return "key ring with group keys %s, fingerprint keys %s".formatted(group, fingerprint);
  }
}
