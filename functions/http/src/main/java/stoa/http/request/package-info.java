/// Reading what a client sent, strictly: JSON bodies, query parameters, text.
@NullMarked
package stoa.http.request;

import org.jspecify.annotations.NullMarked;
