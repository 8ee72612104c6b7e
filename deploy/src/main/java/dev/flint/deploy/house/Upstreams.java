package dev.flint.deploy.house;

import dev.flint.bridge.dns.RecursiveServer;
import dev.flint.bridge.handle.ForeignHandles;
import dev.flint.bridge.handle.HandleServer;
import dev.flint.bridge.handle.RecordSource;
import dev.flint.bridge.sockets.HandleCalls;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.deploy.config.ListenAddress;
import dev.flint.methods.PublicAddresses;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whom we ask ourselves, in protocols other than HTTP.
 *
 * @param handles knows our own Handles, and those that live elsewhere if anybody is named who can be asked
 * @param names the server that is asked what domains say, if there is one
 */
record Upstreams(ForeignHandles handles, Optional<RecursiveServer> names) {
    /** Port of the recursion service of the industrial internet's nodes, which is asked on connections only. */
    private static final int RECURSION_PORT = 3_641;

    /** @param own the Handles that live here */
    static Upstreams of(FlintConfig config, RecordSource own, Vertx vertx, InstantSource clock, SecureRandom random) {
        List<ForeignHandles.Upstream> servers = new ArrayList<>();
        for (String text : config.handle().upstreams()) {
            servers.add(upstream(text));
        }
        boolean all = config.bid().subChains().mayBePrivate();
        Predicate<InetAddress> allowed = address -> all || PublicAddresses.contain(address);
        var handles = new ForeignHandles(own, servers, new HandleCalls(vertx), allowed, clock, random);
        var dns = config.dns();
        var names = dns.upstream().map(server -> RecursiveServer.of(server.host(), server.port(), dns.anchorsText()));
        return new Upstreams(handles, names);
    }

    /** Those who can be asked about Handles of others. */
    Optional<ForeignHandles> others() {
        return Optional.of(handles).filter(ForeignHandles::knowsAnybody);
    }

    private static ForeignHandles.Upstream upstream(String text) {
        int equals = text.indexOf('=');
        String prefix = text.substring(0, Math.max(0, equals));
        boolean known = prefix.equals("*") || prefix.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        var server = ListenAddress.parse(text.substring(equals + 1));
        if (prefix.isEmpty() || !known || server.isEmpty()) {
            throw new IllegalArgumentException("handle.upstreams: not a prefix, = and an address: " + text);
        }
        var at = server.get();
        return new ForeignHandles.Upstream(prefix, new HandleServer(at.host(), at.port(), at.port() == RECURSION_PORT));
    }
}
