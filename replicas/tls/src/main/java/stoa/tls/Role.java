package stoa.tls;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a machine is, told by a DNS name in its certificate: `customer-3.stoa.internal`,
/// `payment.stoa.internal`.
public enum Role {
  /// A member of the customer group.
  CUSTOMER_MEMBER("customer", true),
  /// A member of the product group.
  PRODUCT_MEMBER("product", true),
  /// The payment service.
  PAYMENT("payment", false),
  /// A buyer function; all of them share one certificate.
  BUYER_FUNCTION("buyer-function", false),
  /// A seller function; all of them share one certificate.
  SELLER_FUNCTION("seller-function", false),
  /// Whoever operates the system, from a machine of their own.
  OPERATOR("operator", false);

  /// What all names end with. Nothing resolves it.
  public static final String DOMAIN = "stoa.internal";

  private final String word;
  private final Pattern names;

  Role(String word, boolean numbered) {
    this.word = word;
    String number = numbered ? "-[0-9]{1,3}" : "";
    this.names = Pattern.compile(Pattern.quote(word) + number + Pattern.quote("." + DOMAIN));
  }

  /// As in names, without number and domain: `customer`, `buyer-function`.
  public String word() {
    return word;
  }

  /// Whether a certificate with this DNS name is one of the role.
  public boolean isOf(String dnsName) {
    return names.matcher(dnsName).matches();
  }

  /// The role of a DNS name; empty when it is none of Stoa's.
  public static Optional<Role> of(String dnsName) {
    return Arrays.stream(values()).filter(role -> role.isOf(dnsName)).findFirst();
  }

  /// The DNS name of a machine: `customer-3` becomes `customer-3.stoa.internal`.
  public static String dnsName(String machine) {
    return machine + "." + DOMAIN;
  }
}
