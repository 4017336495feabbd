package stoa.ordering;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.Timer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurityTest {
  private static final JavaClasses ORDERING =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("stoa.ordering");

  @Test
  void dependsOnTheLanguageAndItsCollectionsOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "stoa.ordering",
            "java.lang",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "org.jspecify.annotations")
        .check(ORDERING);
  }

  @Test
  void hasNoThreadAndNoRandomSource() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            Thread.class, Process.class, Runtime.class, Random.class, Timer.class, UUID.class)
        .check(ORDERING);
  }

  @Test
  void readsNoClock() {
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(ORDERING);
    noClasses().should().callMethod(System.class, "nanoTime").check(ORDERING);
    noClasses().should().callMethod(Math.class, "random").check(ORDERING);
  }
}
