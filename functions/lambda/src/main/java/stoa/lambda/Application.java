package stoa.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import stoa.client.CustomerGroup;
import stoa.client.ProductGroup;
import stoa.http.Connections;
import stoa.http.FunctionRole;
import stoa.http.problem.Problem;
import stoa.http.token.FunctionKeys;

/// The controllers and what they are made of. Starts without settings, and then answers what needs
/// none: health, problems, the API document.
final class Application implements AutoCloseable {
  private final ApplicationContext context;
  private final EventDispatcher dispatcher;
  private final TlsFiles tls = new TlsFiles();

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
  /// @throws stoa.http.UnworkableConfiguration when they cannot work; the application is of no use
  ///   then
  void configure(FunctionSettings settings) {
    var properties = settings.properties();
    try {
      properties.putAll(tls.write(settings));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    context.getEnvironment().addPropertySource(PropertySource.of("lambda", properties));
    context.registerSingleton(FunctionKeys.class, keys(settings));
    // A fault is to be seen now, while the settings before are still there.
    context.getBean(CustomerGroup.class);
    context.getBean(ProductGroup.class);
    context.getBeansOfType(Connections.class);
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
    tls.close();
  }
}
