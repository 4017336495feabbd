/// The market's main story, played through the public API and checked as it goes.
///
/// ```
///  OpeningScene ─▶ TradeScene ─▶ FailureScene ─▶ BooksScene
///  sellers list    buyers buy    members die     everything adds up
/// ```
///
/// Scenes tell what they do to a [Narration] and claim what must hold; the command's exit code is 0
/// only when every claim held.
@NullMarked
package stoa.cli.demo;

import org.jspecify.annotations.NullMarked;
