package stoa.payment.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.payment.api.GetTransaction;
import stoa.payment.api.PaymentPort;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.Role;
import stoa.tls.TransportSecurity;

/// Makes the port to the payment service when it is first needed, which takes up to two seconds of
/// CPU; [#prime] does so ahead of need. Connections are kept open and reused. Safe for many
/// threads.
public final class PaymentConnection implements AutoCloseable {
  /// How long a connection may take.
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

  /// How long an answer may take. Well below a function's time limit, so that a call can be
  /// repeated.
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(PaymentConnection.class);

  private final URI address;
  private final TransportSecurity security;
  private volatile Optional<PaymentPort> port = Optional.empty();

  /// @param address where the service takes its messages
  /// @param security with TLS the address is one of HTTPS, and whoever answers must be the payment
  ///   service by its certificate
  /// @throws IllegalArgumentException when the two do not fit
  public PaymentConnection(URI address, TransportSecurity security) {
    String scheme = security.tls().isPresent() ? "https" : "http";
    if (!scheme.equals(address.getScheme())) {
      throw new IllegalArgumentException(
          "must begin with %s:// %s STOA_TLS_CERT, not: %s"
              .formatted(scheme, security.tls().isPresent() ? "with" : "without", address));
    }
    this.address = address;
    this.security = security;
  }

  /// A call failed before it was answered: the certificates may have been renewed.
  void doubt() {
    security.tls().ifPresent(MutualTls::doubt);
  }

  /// The port, made now if it has not been yet.
  PaymentPort port() {
    return port.orElseGet(this::make);
  }

  /// Makes the port and warms up the way of a message, without an effect: it asks for an order that
  /// does not exist. That the service is away is no fault here.
  public void prime() {
    try {
      GetTransaction request = new GetTransaction();
      request.setOrderId("priming");
      port().getTransaction(request);
    } catch (Exception e) {
      LOG.info("The payment service was not there for priming: {}", e.getClass().getSimpleName());
    }
  }

  /// Gives up the port with its open connections. The next use makes another one.
  @Override
  public synchronized void close() {
    port.ifPresent(made -> ClientProxy.getClient(made).destroy());
    port = Optional.empty();
  }

  private synchronized PaymentPort make() {
    if (port.isEmpty()) {
      JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
      factory.setServiceClass(PaymentPort.class);
      factory.setAddress(address.toString());
      PaymentPort made = factory.create(PaymentPort.class);
      prepare(ClientProxy.getClient(made));
      port = Optional.of(made);
    }
    return port.orElseThrow();
  }

  private void prepare(Client client) {
    HTTPClientPolicy policy = new HTTPClientPolicy();
    policy.setConnectionTimeout(CONNECT_LIMIT.toMillis());
    policy.setReceiveTimeout(ANSWER_LIMIT.toMillis());
    policy.setAllowChunking(false);
    policy.setVersion("1.1");
    if (client.getConduit() instanceof HTTPConduit conduit) {
      conduit.setClient(policy);
      security.tls().ifPresent(tls -> conduit.setTlsClientParameters(parameters(tls)));
    }
  }

  private static TLSClientParameters parameters(MutualTls tls) {
    TLSClientParameters parameters = new TLSClientParameters();
    parameters.setSslContext(tls.forCalling(PeerRule.anyOf(Role.PAYMENT)));
    return parameters;
  }
}
