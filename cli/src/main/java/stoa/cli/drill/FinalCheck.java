package stoa.cli.drill;

import java.util.List;
import stoa.cli.drill.check.Finding;
import stoa.cli.local.LocalSystem;

/// Something that must hold of a system that has healed.
public interface FinalCheck {
  /// What was found; a check that cannot be made is a finding that does not hold.
  List<Finding> check(LocalSystem.Endpoints endpoints);
}
