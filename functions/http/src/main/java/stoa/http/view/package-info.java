/// Answers that buyers and sellers share.
@NullMarked
package stoa.http.view;

import org.jspecify.annotations.NullMarked;
