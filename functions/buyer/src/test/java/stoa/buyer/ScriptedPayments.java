package stoa.buyer;

import com.google.protobuf.ByteString;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import stoa.payment.client.Card;
import stoa.payment.client.CardToken;
import stoa.payment.client.CardTokens;

/// A payment service that takes every card.
@Singleton
@Replaces(bean = CardTokens.class, factory = PurchaseParts.class)
@Requires(property = "stoa.test.payments", value = "scripted")
final class ScriptedPayments implements CardTokens {
  @Override
  public CardToken tokenize(Card card) {
    return new CardToken("token", ByteString.copyFromUtf8("card"));
  }
}
