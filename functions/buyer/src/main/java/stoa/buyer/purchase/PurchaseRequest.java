package stoa.buyer.purchase;

import com.google.protobuf.ByteString;
import java.util.OptionalLong;
import java.util.function.Predicate;
import stoa.payment.client.Card;
import stoa.proto.product.v1.LoyaltyCard;

/// A purchase that a buyer asks for. Its form has been checked.
///
/// @param orderId from [OrderId]
/// @param sessionId whose cart is bought
/// @param expectedTotalCents another total is refused
/// @param fingerprint keyed fingerprint of the request, made with the key in use
/// @param isThisRequest whether a kept fingerprint, made with whatever key, is of this request
public record PurchaseRequest(
    String orderId,
    long buyerId,
    long sessionId,
    Card card,
    LoyaltyCard loyaltyCard,
    OptionalLong expectedTotalCents,
    ByteString fingerprint,
    Predicate<ByteString> isThisRequest) {}
