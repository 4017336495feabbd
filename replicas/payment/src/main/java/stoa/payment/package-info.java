/// The payment service, in the place of an outside bank: SOAP over HTTP, WSDL first.
///
/// [stoa.payment.PaymentEndpoint] speaks the WSDL's language; [stoa.payment.ledger] decides once
/// for each order and keeps it; [stoa.payment.card] turns cards into tokens and fingerprints. No
/// card number or security code is stored, logged or put into a message.
@NullMarked
package stoa.payment;

import org.jspecify.annotations.NullMarked;
