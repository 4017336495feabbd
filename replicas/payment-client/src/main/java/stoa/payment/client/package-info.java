/// How anything reaches the payment service: SOAP, from its WSDL. The buyer function hands cards
/// over by [stoa.payment.client.CardTokens]; the product group's leader moves the money by
/// [stoa.payment.client.Payments].
@NullMarked
package stoa.payment.client;

import org.jspecify.annotations.NullMarked;
