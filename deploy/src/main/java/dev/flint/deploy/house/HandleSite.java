package dev.flint.deploy.house;

import dev.flint.bridge.handle.AnswerSigner;
import dev.flint.bridge.handle.SiteInfo;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.deploy.config.HandleConfig;
import dev.flint.deploy.keys.AnswerKey;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this server says of itself in the Handle System. */
final class HandleSite {
    private static final int SERIAL = 1;

    private HandleSite() {}

    /** The key of the site, if anything is to be signed and somebody can ask for it. */
    static Optional<AnswerSigner> signer(FlintConfig all, Vertx vertx, SecureRandom random) {
        var config = all.handle();
        boolean open = config.address().isPresent()
                || config.http().isPresent()
                || config.https().isPresent();
        var file = all.dataDirectory().resolve("handle").resolve("site.key");
        return config.sign() && open
                ? Optional.of(AnswerKey.loadOrCreate(file, random, task -> vertx.executeBlocking(task, false)))
                : Optional.empty();
    }

    /**
     * TCP first: there are clients that take nothing else, and only the first.
     *
     * @param port of UDP and TCP
     */
    static SiteInfo describe(
            HandleConfig config, int port, int httpPort, int httpsPort, Optional<AnswerSigner> signer) {
        List<SiteInfo.Interface> interfaces = new ArrayList<>();
        config.address().ifPresent(address -> {
            interfaces.add(SiteInfo.Interface.query(SiteInfo.Interface.TCP, port));
            interfaces.add(SiteInfo.Interface.query(SiteInfo.Interface.UDP, port));
        });
        config.http().ifPresent(address -> interfaces.add(SiteInfo.Interface.query(SiteInfo.Interface.HTTP, httpPort)));
        config.https()
                .ifPresent(address -> interfaces.add(SiteInfo.Interface.query(SiteInfo.Interface.HTTPS, httpsPort)));
        byte[] key = signer.map(known -> known.key().encode()).orElse(new byte[0]);
        var server = new SiteInfo.Server(1, address(config.site()), key, interfaces);
        return new SiteInfo(
                SiteInfo.Version.NEWEST,
                SERIAL,
                SiteInfo.PRIMARY,
                SiteInfo.HASH_BY_ALL,
                "",
                List.of(new SiteInfo.Attribute("desc", "Flint")),
                List.of(server));
    }

    private static byte[] address(String site) {
        try {
            return SiteInfo.Server.longAddress(InetAddress.getByName(site).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("it was read as an address", e);
        }
    }
}
