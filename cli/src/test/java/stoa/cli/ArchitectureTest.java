package stoa.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  /// Users of a running system know its addresses, never its processes.
  @Test
  void operatorVerbsKnowNothingOfProcesses() {
    noClasses()
        .that()
        .resideInAPackage("stoa.cli.admin")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameStartingWith("Supervisor")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("Unit")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("stoa.cli"));
  }
}
