package stoa.product.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import stoa.replica.log.ConfigurationException;

/// A member that could come to lead without driving orders must not start.
class ExecutorConfigurationTest {
  private static void refused(String variable, Executable reading) {
    String said = String.valueOf(assertThrows(ConfigurationException.class, reading).getMessage());
    assertTrue(said.contains(variable), said);
  }

  @Test
  void namesTheVariableThatIsMissing() {
    var nothing = new ExecutorConfiguration(null, " ", null);
    refused("STOA_PAYMENT_URL", nothing::payment);
    refused("STOA_CUSTOMER_MEMBERS", nothing::customers);
  }

  @Test
  void namesTheVariableThatIsMalformed() {
    var wrong = new ExecutorConfiguration("payment", "here", "near");
    refused("STOA_PAYMENT_URL", wrong::payment);
    refused("STOA_CUSTOMER_MEMBERS", wrong::customers);
  }

  @Test
  void readsAddresses() {
    var right = new ExecutorConfiguration("http://pay:80/payment", "a:1,b:2", "together");
    assertEquals("pay", right.payment().getHost());
    assertEquals(2, right.customers().size());
  }
}
