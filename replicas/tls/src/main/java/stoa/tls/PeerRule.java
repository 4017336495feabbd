package stoa.tls;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which peers are accepted, by the DNS names in their certificates: one name must fit.
///
/// @param description for messages
/// @param accepts whether a name fits
public record PeerRule(String description, Predicate<String> accepts) {
  /// Any of these roles.
  public static PeerRule anyOf(Role... roles) {
    String words = Arrays.stream(roles).map(Role::word).collect(Collectors.joining(", "));
    return new PeerRule(words, name -> Arrays.stream(roles).anyMatch(role -> role.isOf(name)));
  }

  /// One machine: `product-3`.
  public static PeerRule machine(String machine) {
    String expected = Role.dnsName(machine);
    return new PeerRule(machine, expected::equals);
  }

  /// Any member of a group, by the group's word: `customer`.
  public static PeerRule membersOf(String group) {
    Pattern names = Pattern.compile(Pattern.quote(group) + "-[0-9]{1,3}\\." + Role.DOMAIN);
    return new PeerRule("members of " + group, name -> names.matcher(name).matches());
  }

  /// Whoever has a certificate: for servers that look at the role at each call.
  public static PeerRule anybody() {
    return new PeerRule("anybody with a certificate", _ -> true);
  }

  /// Nobody: for services that no rule names.
  public static PeerRule nobody() {
    return new PeerRule("nobody", _ -> false);
  }

  /// Whether one of a certificate's names fits.
  public boolean admits(Set<String> dnsNames) {
    return dnsNames.stream().anyMatch(accepts);
  }

  @Override
  public String toString() {
    return description;
  }
}
