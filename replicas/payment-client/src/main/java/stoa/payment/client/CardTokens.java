package stoa.payment.client;

/// Where a card is handed over for a token, once.
public interface CardTokens {
  /// Hands over a card. To repeat it is harmless: it gives another token.
  ///
  /// @throws PaymentUnavailableException when the service is away or busy
  /// @throws CardRefusedException when the service finds a field of the card wrong
  CardToken tokenize(Card card);
}
