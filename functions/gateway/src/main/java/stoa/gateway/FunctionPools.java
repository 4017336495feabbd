package stoa.gateway;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// Which functions take which paths.
@Singleton
final class FunctionPools {
  private static final String SELLER_PATH = "/v1/seller";

  private final FunctionPool buyers;
  private final FunctionPool sellers;

  FunctionPools(
      @Value("${stoa.buyer.functions}") String buyers,
      @Value("${stoa.seller.functions}") String sellers) {
    this.buyers = new FunctionPool(FunctionAddresses.parse("STOA_BUYER_FUNCTIONS", buyers));
    this.sellers = new FunctionPool(FunctionAddresses.parse("STOA_SELLER_FUNCTIONS", sellers));
  }

  /// The functions for a path: `/v1/seller` and all below it belong to the seller functions, all
  /// else to the buyer functions.
  ///
  /// @param rawPath the path as it came, encoded
  FunctionPool forPath(String rawPath) {
    boolean seller = rawPath.equals(SELLER_PATH) || rawPath.startsWith(SELLER_PATH + "/");
    return seller ? sellers : buyers;
  }

  /// Every function of both kinds
  List<FunctionPort> all() {
    return Stream.of(buyers, sellers).flatMap(pool -> pool.all().stream()).toList();
  }

  /// Reads lists of addresses.
  static final class FunctionAddresses {
    private FunctionAddresses() {}

    /// Splits and checks a list.
    ///
    /// @param name the variable, for the message
    /// @param list addresses joined by commas: `http://127.0.0.1:8101,http://127.0.0.1:8102`
    /// @throws IllegalArgumentException with one line that says what to change
    static List<URI> parse(String name, String list) {
      List<URI> addresses =
          Stream.of(list.split(",", -1))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .map(text -> address(name, text))
              .toList();
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException(
            name + " names no function; set it to a list of addresses");
      }
      return addresses;
    }

    private static URI address(String name, String text) {
      try {
        URI uri = new URI(text);
        if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
          return new URI("http", null, uri.getHost(), uri.getPort(), null, null, null);
        }
      } catch (java.net.URISyntaxException e) {
        throw new IllegalArgumentException(name + ": not an address: " + text, e);
      }
      throw new IllegalArgumentException(name + ": not of the form http://host:port: " + text);
    }
  }
}
