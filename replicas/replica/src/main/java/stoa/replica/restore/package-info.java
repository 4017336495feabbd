/// The very first start of a group with the state of a backup in place of an empty one.
///
/// ```text
///  STOA_RESTORE=DIR ─▶ check the files ─▶ mark "loading" ─▶ tables ─▶ new ranges ─▶ position ─▶ force ─▶ mark "loaded" ─▶ the log begins
///                       refuse: nothing      crash: load again                                              behind the position
///                       was changed
/// ```
@NullMarked
package stoa.replica.restore;

import org.jspecify.annotations.NullMarked;
