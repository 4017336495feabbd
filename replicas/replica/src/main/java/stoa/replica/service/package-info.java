/// A replica's faces: commands and reads by gRPC, administration, health, metrics; and the process
/// that holds them.
@NullMarked
package stoa.replica.service;

import org.jspecify.annotations.NullMarked;
