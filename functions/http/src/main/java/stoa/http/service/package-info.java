/// What every function serves beside its own calls: health, keys, problems, the API document.
@NullMarked
package stoa.http.service;

import org.jspecify.annotations.NullMarked;
