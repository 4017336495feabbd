/// Cards: their fields' rules, the test cards, tokens and keyed fingerprints.
@NullMarked
package stoa.payment.card;

import org.jspecify.annotations.NullMarked;
