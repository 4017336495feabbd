/// Claims about the HTTP contract, held from outside against a whole running system. Nothing here
/// uses the project's own client: requests and answers are raw JSON.
@NullMarked
package stoa.system.contract;

import org.jspecify.annotations.NullMarked;
