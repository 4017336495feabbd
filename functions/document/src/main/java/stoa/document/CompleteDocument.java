package stoa.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/// Completes the document that the annotation processor made of the controllers.
public final class CompleteDocument {
  private final org.yaml.snakeyaml.Yaml yaml = yaml();

  private CompleteDocument() {}

  /// Runs once while Stoa is built.
  ///
  /// @param args the processor's document, and where to write the complete one
  /// @throws IllegalArgumentException when a controller names a refusal that does not exist
  public static void main(String[] args) throws IOException {
    new CompleteDocument().complete(Path.of(args[0]), Path.of(args[1]));
  }

  private void complete(Path source, Path target) throws IOException {
    Map<String, Object> document = Yaml.map(unescaped(yaml.load(Files.readString(source))));
    Yaml.map(document, "paths")
        .forEach((path, calls) ->
            Yaml.map(calls)
                .forEach((method, call) -> new Operation(path, method, Yaml.map(call)).complete()));
    document.put("components", components(Yaml.map(document, "components")));
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Files.writeString(target, yaml.dump(document));
  }

  private Map<String, Object> components(Map<String, Object> components) throws IOException {
    Map<String, Object> schemas = new TreeMap<>(Yaml.map(components, "schemas"));
    schemas.values().forEach(schema -> close(Yaml.map(schema)));
    try (InputStream problem =
        Objects.requireNonNull(CompleteDocument.class.getResourceAsStream("problem.yaml"))) {
      schemas.putAll(Yaml.map(yaml.load(problem)));
    }
    components.put("schemas", schemas);
    return components;
  }

  /// The processor escapes the backquotes of Markdown.
  private static Object unescaped(Object value) {
    return switch (value) {
      case String text -> text.replace("\\`", "`");
      case Map<?, ?> map -> {
        Map<String, Object> fields = Yaml.map(map);
        fields.replaceAll((name, field) -> unescaped(field));
        yield fields;
      }
      case List<?> list -> list.stream().map(CompleteDocument::unescaped).toList();
      default -> value;
    };
  }

  /// What is named is all there is, and what does not apply is left out, never null.
  private static void close(Map<String, Object> schema) {
    if ("object".equals(schema.get("type"))) {
      schema.put("additionalProperties", false);
    }
    Yaml.map(schema, "properties").values().forEach(field -> Yaml.map(field).remove("nullable"));
  }

  private static org.yaml.snakeyaml.Yaml yaml() {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    // The same parts are written out each time they are used.
    options.setDereferenceAliases(true);
    return new org.yaml.snakeyaml.Yaml(
        new SafeConstructor(new LoaderOptions()), new Representer(options), options);
  }
}
