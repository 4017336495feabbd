/// A Lambda sandbox on this machine: the zip of a function, unpacked, under Lambda's own runtime
/// client, with the runtime interface and the account's services served by this process.
@NullMarked
package stoa.sandbox;

import org.jspecify.annotations.NullMarked;
