/// `stoa keys`: every key and certificate of a fleet, made and rotated on an operator's machine.
///
/// ```text
///  KeyRing (pure: what there is, and the next step of a rotation)
///    └─ KeysDirectory: DIR/ca/keys.json ──publish──▶ one folder for each machine and role
/// ```
@NullMarked
package stoa.cli.keys;

import org.jspecify.annotations.NullMarked;
