package stoa.product;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One schema for all tests of a class, because a server takes seconds to start. Each test finds it
/// empty.
public final class SharedSchema implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private @Nullable ProductDatabase database;
  private ProductDatabase.@Nullable Schema schema;

  @Override
  public void beforeAll(ExtensionContext context) {
    database = new ProductDatabase();
    schema = database.schema("product");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    schema().clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (database != null) {
      database.close();
    }
  }

  /// The schema, from the first test's instance on.
  public ProductDatabase.Schema schema() {
    if (schema == null) {
      throw new IllegalStateException("register it in a static field");
    }
    return schema;
  }
}
