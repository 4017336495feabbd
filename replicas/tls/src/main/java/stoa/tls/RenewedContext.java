package stoa.tls;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// A context that is another one whenever the credentials have changed.
///
/// A whole context is replaced, and not only what is behind it, because a context also keeps the
/// sessions that may be resumed: a peer could go on with one after its authority was taken away.
final class RenewedContext extends SSLContext {
  static final String PROTOCOL = "TLSv1.3";

  /// @param current asked for each connection
  RenewedContext(Supplier<SSLContext> current) {
    super(new Current(current), current.get().getProvider(), PROTOCOL);
  }

  private static final class Current extends SSLContextSpi {
    private final Supplier<SSLContext> current;

    private Current(Supplier<SSLContext> current) {
      this.current = current;
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trust,
        @Nullable SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("this context is made ready already");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return current.get().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return current.get().createSSLEngine(host, port);
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return current.get().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return current.get().getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return current.get().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return current.get().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return newest(current.get().getDefaultSSLParameters());
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return newest(current.get().getSupportedSSLParameters());
    }

    /// All that talk here run one JDK: nothing older is needed.
    private static SSLParameters newest(SSLParameters parameters) {
      parameters.setProtocols(new String[] {PROTOCOL});
      return parameters;
    }
  }
}
