package dev.flint.bridge.handle;

/**
 * A server that can be asked.
 *
 * @param host in numbers, or a name that the operator wrote down
 * @param isTcp whether it is asked on a connection, and not in datagrams
 */
public record HandleServer(String host, int port, boolean isTcp) {}
