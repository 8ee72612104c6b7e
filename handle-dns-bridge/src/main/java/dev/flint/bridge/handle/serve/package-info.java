/** Where the Handle System's protocol is spoken: datagrams and connections, all bounded. */
@NullMarked
package dev.flint.bridge.handle.serve;

import org.jspecify.annotations.NullMarked;
