package stoa.payment;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.apache.cxf.BusFactory;
import org.apache.cxf.configuration.jsse.SSLContextServerParameters;
import org.apache.cxf.configuration.security.ClientAuthentication;
import org.apache.cxf.transport.http_jetty.JettyHTTPServerEngineFactory;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.Role;

/// HTTPS for the SOAP endpoint. Whoever calls must be a buyer function, a member of the product
/// group or an operator; anybody else's handshake fails.
final class SecuredEndpoint {
  private static final PeerRule CALLERS =
      PeerRule.anyOf(Role.BUYER_FUNCTION, Role.PRODUCT_MEMBER, Role.OPERATOR);

  private SecuredEndpoint() {}

  /// To be done before an endpoint is published on the port.
  static void prepare(MutualTls tls, String host, int port) {
    var required = new ClientAuthentication();
    required.setRequired(true);
    var parameters = new SSLContextServerParameters(tls.forServing(CALLERS));
    parameters.setClientAuthentication(required);
    // Machines are known by the role in their certificate, never by their address.
    parameters.setSniHostCheck(false);
    try {
      BusFactory.getThreadDefaultBus()
          .getExtension(JettyHTTPServerEngineFactory.class)
          .setTLSServerParametersForPort(host, port, parameters);
    } catch (GeneralSecurityException | IOException e) {
      throw new ConfigurationException("HTTPS cannot be set up: " + e.getMessage());
    }
  }
}
