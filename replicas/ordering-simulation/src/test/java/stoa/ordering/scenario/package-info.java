/// Scenario scripts: groups of members driven step by step from text files, whose traces are
/// compared with the ones written down in the same files.
///
/// [stoa.ordering.scenario.ScenarioTest] finds the scripts, [stoa.ordering.scenario.Script] reads
/// them, [stoa.ordering.scenario.Stage] carries out their commands.
@NullMarked
package stoa.ordering.scenario;

import org.jspecify.annotations.NullMarked;
