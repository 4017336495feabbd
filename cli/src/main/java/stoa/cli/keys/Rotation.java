package stoa.cli.keys;

import java.time.Instant;

/// What can be rotated, step by step. Each step leaves a system that works with the folders of the
/// step before it and of this one side by side, so that machines may follow one after the other.
enum Rotation {
  /// The authority of the certificates.
  CA,
  /// The key of the customer group's datagrams.
  GROUP,
  /// The key of request fingerprints.
  FINGERPRINT,
  /// The keys of both roles' tokens.
  SIGNING,
  /// The key of card fingerprints.
  PAYMENT;

  /// One step.
  ///
  /// @param builds whether it must not be taken before the last one has reached every machine
  /// @param done what was done, and what is to be done with it
  record Step(KeyRing ring, boolean builds, String done) {}

  /// The next step.
  Step next(KeyRing ring, Instant now) {
    return switch (this) {
      case CA -> authority(ring, now);
      case GROUP -> group(ring);
      case FINGERPRINT -> fingerprint(ring);
      case SIGNING ->
          new Step(
              ring.withSigning(ring.buyer().rotate("buyer"), ring.seller().rotate("seller")),
              true,
              "the next signing keys sign now, and there are new next ones: bring them to the"
                  + " functions. Tokens of the key before the last one are refused from then on");
      case PAYMENT ->
          new Step(
              ring.withPayment(Secrets.randomHex()),
              false,
              "a new payment key: bring it to the payment service and restart it. Refusals of a"
                  + " card in the minutes before it are forgotten");
    };
  }

  private static Step authority(KeyRing ring, Instant now) {
    Authorities authorities = ring.authorities();
    if (authorities.isAdded()) {
      return new Step(
          ring.with(authorities.use()),
          true,
          "step 2 of 3: all certificates are by the new authority, both are trusted");
    }
    if (authorities.isUsed()) {
      return new Step(
          ring.with(authorities.drop()), true, "step 3 of 3: the old authority is trusted no more");
    }
    return new Step(
        ring.with(authorities.add(now)),
        false,
        "step 1 of 3: a new authority is trusted beside the old one");
  }

  private static Step group(KeyRing ring) {
    if (SecretRotation.isAdded(ring.group())) {
      return new Step(
          ring.withGroup(SecretRotation.use(ring.group())),
          true,
          "step 2 of 3: the new group key signs; restart the customer members one by one");
    }
    if (ring.group().size() > 1) {
      return new Step(
          ring.withGroup(SecretRotation.drop(ring.group())),
          true,
          "step 3 of 3: the old group key is gone; restart the customer members one by one");
    }
    return new Step(
        ring.withGroup(SecretRotation.add(ring.group())),
        false,
        "step 1 of 3: a new group key is accepted; restart the customer members one by one");
  }

  private static Step fingerprint(KeyRing ring) {
    if (SecretRotation.isAdded(ring.fingerprint())) {
      return new Step(
          ring.withFingerprint(SecretRotation.use(ring.fingerprint())),
          true,
          "step 2 of 2: the new fingerprint key is used; the old ones stay readable for ever");
    }
    return new Step(
        ring.withFingerprint(SecretRotation.add(ring.fingerprint())),
        false,
        "step 1 of 2: a new fingerprint key is read; bring it to all functions");
  }
}
