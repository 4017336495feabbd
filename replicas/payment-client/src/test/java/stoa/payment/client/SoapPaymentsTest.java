package stoa.payment.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;
import stoa.loopback.LoopbackPorts;
import stoa.tls.TransportSecurity;

class SoapPaymentsTest {
  private static final Card CARD = new Card("Ada Lovelace", "4242424242424242", "01/30", "987");

  @Test
  void saysUnavailableWhenTheServiceIsAway() throws IOException {
    URI away = URI.create("http://127.0.0.1:" + LoopbackPorts.free() + "/payment");
    SoapPayments payments = new SoapPayments(new PaymentConnection(away, TransportSecurity.NONE));
    PaymentUnavailableException thrown =
        assertThrows(PaymentUnavailableException.class, () -> payments.tokenize(CARD));
    StringWriter shown = new StringWriter();
    thrown.printStackTrace(new PrintWriter(shown));
    assertFalse(shown.toString().contains("4242424242424242"), "number shown");
    assertFalse(shown.toString().contains("987\n"), "security code shown");
    assertTrue(thrown.retryAfter().isPositive());
  }
}
