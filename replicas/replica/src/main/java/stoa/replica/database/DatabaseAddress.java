package stoa.replica.database;

import io.micronaut.context.annotation.ConfigurationProperties;

/// Where the member's database is, as the data source is configured.
///
/// @param url JDBC URL with all properties
/// @param username the database user
/// @param password may be empty
@ConfigurationProperties("datasources.default")
public record DatabaseAddress(String url, String username, String password) {
  /// Properties that every connection of a replica has. Batches are rewritten into multi-row
  /// statements; the rest saves round trips that a sole writer does not need: the driver refuses
  /// writes of a read-only transaction by itself, without telling the server.
  private static final String PROPERTIES =
      "createDatabaseIfNotExist=true&rewriteBatchedStatements=true&cachePrepStmts=true"
          + "&prepStmtCacheSize=512&prepStmtCacheSqlLimit=16384&useLocalSessionState=true"
          + "&elideSetAutoCommits=true&readOnlyPropagatesToServer=false&maintainTimeStats=false"
          + "&tinyInt1isBit=false"
          + "&connectionTimeZone=UTC&characterEncoding=UTF-8";

  /// The URL with the properties that a replica needs, after those given.
  public static String withProperties(String url) {
    return url + (url.contains("?") ? "&" : "?") + PROPERTIES;
  }
}
