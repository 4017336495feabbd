package stoa.payment.client;

import com.google.protobuf.ByteString;

/// What stands for a card outside the payment service.
///
/// @param token opaque, for Authorize
/// @param fingerprint keyed hash of the card's number, the key's name included
public record CardToken(String token, ByteString fingerprint) {}
