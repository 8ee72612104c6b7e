/** Methods that need no ledger, and the way out to the resolvers and servers of others. */
@NullMarked
package dev.flint.methods;

import org.jspecify.annotations.NullMarked;
