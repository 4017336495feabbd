package stoa.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.BeanInstantiationException;
import java.util.Optional;
import stoa.client.CustomerGroup;
import stoa.client.ProductGroup;
import stoa.http.Connections;
import stoa.http.FunctionRole;
import stoa.http.UnworkableConfiguration;
import stoa.http.problem.Problem;
import stoa.http.token.FunctionKeys;
import stoa.tls.TransportSecurity;

/// The controllers and what they are made of. Starts without settings, and then answers what needs
/// none: health, problems, the API document.
final class Application implements AutoCloseable {
  private final ApplicationContext context;
  private final EventDispatcher dispatcher;
  private Optional<SecretCertificates> certificates = Optional.empty();

  private Application(ApplicationContext context) {
    this.context = context;
    this.dispatcher = new EventDispatcher(context);
  }

  /// An application without settings.
  static Application start() {
    return new Application(
        ApplicationContext.builder()
            .environments(Environment.FUNCTION, "lambda")
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .eagerInitSingletons(false)
            .start());
  }

  /// Gives it its settings, once.
  ///
  /// @throws UnworkableConfiguration when they cannot work; the application is of no use then
  void configure(FunctionSettings settings) {
    certificates = SecretCertificates.of(settings);
    context.getEnvironment().addPropertySource(PropertySource.of("lambda", settings.properties()));
    context.registerSingleton(FunctionKeys.class, keys(settings));
    context.registerSingleton(
        TransportSecurity.class,
        certificates.map(SecretCertificates::security).orElse(TransportSecurity.NONE));
    try {
      // A fault is to be seen now, while the settings before are still there.
      context.getBean(CustomerGroup.class);
      context.getBean(ProductGroup.class);
      context.getBeansOfType(Connections.class);
    } catch (BeanInstantiationException fault) {
      throw unworkable(fault);
    }
  }

  /// What a part said, without the parts that it was made for.
  private static RuntimeException unworkable(BeanInstantiationException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnworkableConfiguration configuration) {
        return configuration;
      }
    }
    return fault;
  }

  private FunctionKeys keys(FunctionSettings settings) {
    FunctionRole role = role();
    return FunctionKeys.of(
        settings.file(role.word() + ".pem"),
        settings.file("jwks.json"),
        settings.file("fingerprint.key"),
        role);
  }

  FunctionRole role() {
    return context.getBean(FunctionRole.class);
  }

  /// Whether certificates were refused, on either side, since it has its settings.
  boolean doubtsCertificates() {
    return certificates.filter(SecretCertificates::areDoubted).isPresent();
  }

  /// Its settings have been read again, and are the same.
  void hasCurrentSettings() {
    certificates.ifPresent(SecretCertificates::areCurrent);
  }

  ApplicationContext context() {
    return context;
  }

  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    return dispatcher.answer(event);
  }

  APIGatewayV2HTTPResponse refuse(APIGatewayV2HTTPEvent event, Problem problem) {
    return dispatcher.refuse(event, problem);
  }

  /// Makes ready what the first use would wait for.
  void prime() {
    context.getBeansOfType(Connections.class).forEach(Connections::prime);
  }

  /// Gives up what the sandbox's sleep may have broken. The groups' channels see that themselves.
  void renewConnections() {
    context.getBeansOfType(Connections.class).forEach(Connections::renew);
  }

  /// Ends everything, connections too.
  @Override
  public void close() {
    context.close();
  }
}
