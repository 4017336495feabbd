package stoa.product.executor;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.client.MemberAddress;
import stoa.client.MemberPreference;
import stoa.replica.log.ConfigurationException;

/// Where the executor reaches the others, by environment variables. Both must be there: any member
/// may come to lead, and one that leads without driving orders would leave every buyer waiting.
///
/// @param paymentUrl `STOA_PAYMENT_URL`: where the payment service takes its messages
/// @param customerMembers `STOA_CUSTOMER_MEMBERS`: where the customer group's members serve, as
///   `host:port,…` in the order of their numbers
/// @param memberPreference `STOA_MEMBER_PREFERENCE`: `spread` (also when it is not set) or
///   `together`
@ConfigurationProperties("stoa")
public record ExecutorConfiguration(
    @Nullable String paymentUrl,
    @Nullable String customerMembers,
    @Nullable String memberPreference) {
  URI payment() {
    String url = required(paymentUrl, "STOA_PAYMENT_URL");
    try {
      var address = new URI(url);
      if (address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      // As for an address without a host.
    }
    throw new ConfigurationException("STOA_PAYMENT_URL: not an address: " + url);
  }

  List<MemberAddress> customers() {
    String members = required(customerMembers, "STOA_CUSTOMER_MEMBERS");
    try {
      return MemberAddress.parseList(members);
    } catch (IllegalArgumentException malformed) {
      throw new ConfigurationException("STOA_CUSTOMER_MEMBERS: " + malformed.getMessage());
    }
  }

  MemberPreference preference() {
    try {
      return memberPreference == null
          ? MemberPreference.SPREAD
          : MemberPreference.parse(memberPreference);
    } catch (IllegalArgumentException unknown) {
      throw new ConfigurationException("STOA_MEMBER_PREFERENCE " + unknown.getMessage());
    }
  }

  private static String required(@Nullable String value, String variable) {
    return Optional.ofNullable(value)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new ConfigurationException("set the environment variable " + variable));
  }
}
