/// How the buyer function reaches the payment service: SOAP, from its WSDL.
@NullMarked
package stoa.buyer.payment;

import org.jspecify.annotations.NullMarked;
