package stoa.cli.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who gets a folder, and which files are in it beside certificate, key and authorities.
final class Machines {
  private static final int MEMBERS = 5;

  private Machines() {}

  /// Every machine and role.
  static List<String> all() {
    List<String> names = new ArrayList<>();
    for (String group : List.of("customer", "product")) {
      for (int member = 0; member < MEMBERS; member++) {
        names.add(group + "-" + member);
      }
    }
    names.addAll(List.of("payment", "buyer-function", "seller-function", "operator"));
    return List.copyOf(names);
  }

  /// The further files of a folder, by name.
  static Map<String, String> files(String machine, KeyRing ring) {
    Map<String, String> files = new LinkedHashMap<>();
    if (machine.startsWith("customer-")) {
      files.put("group.keys", NamedSecret.lines(ring.group()));
    }
    switch (machine) {
      case "payment" -> files.put("payment.key", ring.payment() + "\n");
      case "buyer-function" -> function(files, "buyer", ring.buyer(), ring);
      case "seller-function" -> function(files, "seller", ring.seller(), ring);
      default -> {}
    }
    return files;
  }

  private static void function(
      Map<String, String> files, String role, Signing signing, KeyRing ring) {
    files.put(role + ".pem", signing.current().key());
    files.put("jwks.json", ring.keySet());
    files.put("fingerprint.key", NamedSecret.lines(ring.fingerprint()));
  }
}
