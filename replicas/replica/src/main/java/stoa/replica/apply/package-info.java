/// Applying committed commands: the working set, the decision, the batch.
///
/// [stoa.replica.apply.StateMachine] is what a group implements; [stoa.replica.apply.BatchApplier]
/// drives it.
@NullMarked
package stoa.replica.apply;

import org.jspecify.annotations.NullMarked;
