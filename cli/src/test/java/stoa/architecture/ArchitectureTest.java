package stoa.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the direction of dependencies between the modules, and the purity of the rules.
class ArchitectureTest {
  /// Each module's package and the modules that it may know, beside itself.
  private static final Map<String, Set<String>> MAY_KNOW = new TreeMap<>();

  static {
    MAY_KNOW.put("proto", Set.of());
    MAY_KNOW.put("ordering", Set.of());
    MAY_KNOW.put("ordering.simulation", Set.of("ordering"));
    MAY_KNOW.put("ordering.udp", Set.of("ordering", "proto"));
    MAY_KNOW.put("loopback", Set.of());
    MAY_KNOW.put("mariadb", Set.of("loopback"));
    MAY_KNOW.put("crash", Set.of());
    MAY_KNOW.put("authority", Set.of());
    MAY_KNOW.put("tls", Set.of());
    MAY_KNOW.put("replica", Set.of("proto", "crash", "tls"));
    MAY_KNOW.put("raft", Set.of("replica", "proto", "tls"));
    MAY_KNOW.put("benchmark", Set.of("ordering", "ordering.udp", "replica", "raft", "loopback"));
    MAY_KNOW.put("client", Set.of("proto", "tls"));
    MAY_KNOW.put(
        "customer", Set.of("replica", "ordering", "ordering.udp", "proto", "crash", "tls"));
    MAY_KNOW.put(
        "product", Set.of("replica", "raft", "client", "payment.client", "proto", "crash", "tls"));
    MAY_KNOW.put("payment", Set.of("payment.api", "crash", "tls"));
    MAY_KNOW.put("payment.api", Set.of());
    MAY_KNOW.put("payment.client", Set.of("payment.api", "proto", "tls"));
    MAY_KNOW.put("http", Set.of("client", "proto", "tls"));
    MAY_KNOW.put("document", Set.of("http"));
    MAY_KNOW.put("buyer", Set.of("http", "client", "proto", "payment.client", "crash", "tls"));
    MAY_KNOW.put("seller", Set.of("http", "client", "proto"));
    MAY_KNOW.put("gateway", Set.of());
    MAY_KNOW.put("lambda", Set.of("http", "client", "proto", "tls"));
    MAY_KNOW.put("sandbox", Set.of());
    MAY_KNOW.put("cli", Set.of("client", "mariadb", "loopback", "proto", "tls", "authority"));
  }

  private static final List<String> NESTED =
      List.of("ordering.simulation", "ordering.udp", "payment.api", "payment.client");

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("stoa");
    assertFalse(classes.isEmpty());
  }

  @Test
  void dependenciesPointOneWay() {
    MAY_KNOW.forEach((module, known) -> {
      DescribedPredicate<JavaClass> forbidden = resideInAPackage("stoa..");
      forbidden = forbidden.and(DescribedPredicate.not(in(module)));
      for (String other : known) {
        forbidden = forbidden.and(DescribedPredicate.not(in(other)));
      }
      noClasses()
          .that(in(module))
          .should()
          .dependOnClassesThat(forbidden.as("modules other than " + known))
          .check(classes);
    });
  }

  @Test
  void everyClassBelongsToAModule() {
    DescribedPredicate<JavaClass> stray = resideInAPackage("stoa..");
    for (String module : MAY_KNOW.keySet()) {
      stray = stray.and(DescribedPredicate.not(in(module)));
    }
    JavaClasses left =
        classes.that(stray.and(DescribedPredicate.not(resideInAPackage("stoa.architecture"))));
    assertFalse(left.iterator().hasNext(), () -> "in no module: " + left);
  }

  @Test
  void theOrderingKnowsNoInputOutputClockThreadOrRandomSource() {
    noClasses()
        .that(in("ordering"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio..",
                    "java.time..",
                    "java.sql..",
                    "java.util.concurrent..",
                    "java.security..",
                    "io..",
                    "com..")
                .or(named("java.util.Random"))
                .or(named("java.util.random.RandomGenerator"))
                .or(named("java.lang.Thread"))
                .as("effects of any kind"))
        .check(classes);
  }

  @Test
  void theRulesOfBothGroupsArePure() {
    noClasses()
        .that(resideInAnyPackage("stoa.customer.rule..", "stoa.product.rule.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio.file..",
                    "java.sql..",
                    "javax.sql..",
                    "java.util.concurrent..",
                    "io.micronaut..",
                    "io.grpc..",
                    "jakarta.inject..",
                    "stoa.crash..")
                .or(named("java.time.Clock"))
                .or(named("java.time.Instant"))
                .or(named("java.util.Random"))
                .or(named("java.lang.Thread"))
                .as("a framework, a database, a clock or chance"))
        .check(classes);
  }

  @Test
  void whatTheExecutorDecidesByIsPure() {
    noClasses()
        .that()
        .resideInAPackage("stoa.product.executor..")
        .and()
        .haveNameMatching(".*\\.(WaitingOrders|OpenOrders?|PaymentWindow|Pace)(\\$.*)?")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.sql..",
                    "java.time..",
                    "java.util.concurrent..",
                    "io..",
                    "jakarta..",
                    "stoa.payment..",
                    "stoa.client..",
                    "stoa.raft..",
                    "stoa.crash..")
                .or(named("java.lang.Thread"))
                .as("a clock, a thread or anybody outside"))
        .check(classes);
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, type -> type.getName().equals(name));
  }

  private static DescribedPredicate<JavaClass> in(String module) {
    DescribedPredicate<JavaClass> inside = resideInAPackage("stoa." + module + "..");
    for (String nested : NESTED) {
      if (nested.startsWith(module + ".")) {
        inside = inside.and(DescribedPredicate.not(resideInAPackage("stoa." + nested + "..")));
      }
    }
    return inside;
  }
}
