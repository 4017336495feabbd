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
import stoa.client.ProductGroup;
import stoa.tls.Role;
import stoa.tls.TransportSecurity;

/// The groups that the function calls, by `STOA_CUSTOMER_MEMBERS` and `STOA_PRODUCT_MEMBERS`.
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
    try {
      return new GroupClient(
          group,
          MemberAddress.parseList(members),
          ChannelSource.of(security, role),
          GroupLimits.standard());
    } catch (IllegalArgumentException malformed) {
      throw new UnworkableConfiguration(variable + ": " + malformed.getMessage());
    }
  }
}
