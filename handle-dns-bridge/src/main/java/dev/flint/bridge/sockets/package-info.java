/** Where the neighbours' protocols are spoken: datagrams and connections, all bounded. */
@NullMarked
package dev.flint.bridge.sockets;

import org.jspecify.annotations.NullMarked;
