package stoa.lambda;

import java.util.HashMap;
import java.util.Map;

/// What a function needs to know.
///
/// @param customerMembers `host:port,…`
/// @param productMembers `host:port,…`
/// @param paymentUrl where the payment service takes its messages; empty where only sellers are
///   served
/// @param files keys and certificates by file name, as a local process finds them in
///   `STOA_KEYS_DIR`
record FunctionSettings(
    String customerMembers, String productMembers, String paymentUrl, Map<String, String> files) {
  FunctionSettings {
    files = Map.copyOf(files);
  }

  /// By the names that a local process has them in its environment.
  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("stoa.customer.members", customerMembers);
    properties.put("stoa.product.members", productMembers);
    if (!paymentUrl.isEmpty()) {
      properties.put("stoa.payment.url", paymentUrl);
    }
    return properties;
  }

  /// The content of a file; empty when there is none.
  String file(String name) {
    return files.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return "settings with the files " + files.keySet();
  }
}
