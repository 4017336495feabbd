package stoa.http;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import stoa.client.ChannelSource;
import stoa.client.CustomerGroup;
import stoa.client.GroupClient;
import stoa.client.GroupLimits;
import stoa.client.MemberAddress;
import stoa.client.MemberPreference;
import stoa.client.ProductGroup;
import stoa.tls.Role;
import stoa.tls.TransportSecurity;

/// The groups that the function calls, by `STOA_CUSTOMER_MEMBERS` and `STOA_PRODUCT_MEMBERS`;
/// `STOA_MEMBER_PREFERENCE` (`spread` or `together`) says which of their members it prefers.
@Factory
final class GroupClients {
  @Singleton
  @Bean(preDestroy = "close")
  CustomerGroup customers(Environment environment, TransportSecurity security) {
    return new CustomerGroup(client(Role.CUSTOMER_MEMBER, environment, security));
  }

  @Singleton
  @Bean(preDestroy = "close")
  ProductGroup products(Environment environment, TransportSecurity security) {
    return new ProductGroup(client(Role.PRODUCT_MEMBER, environment, security));
  }

  private static GroupClient client(
      Role role, Environment environment, TransportSecurity security) {
    String group = role.word();
    String variable = "STOA_" + group.toUpperCase(java.util.Locale.ROOT) + "_MEMBERS";
    String members = Settings.required(environment, "stoa." + group + ".members", variable);
    MemberPreference preference = preference(environment);
    try {
      return new GroupClient(
          group,
          MemberAddress.parseList(members),
          preference,
          ChannelSource.of(security, role),
          GroupLimits.standard());
    } catch (IllegalArgumentException malformed) {
      throw new UnworkableConfiguration(variable + ": " + malformed.getMessage());
    }
  }

  private static MemberPreference preference(Environment environment) {
    try {
      return environment
          .getProperty("stoa.member.preference", String.class)
          .map(MemberPreference::parse)
          .orElse(MemberPreference.SPREAD);
    } catch (IllegalArgumentException unknown) {
      throw new UnworkableConfiguration("STOA_MEMBER_PREFERENCE " + unknown.getMessage());
    }
  }
}
