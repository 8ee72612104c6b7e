package dev.flint.bridge.sockets;

import dev.flint.bridge.handle.Authentication;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleService;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.RecordSource;
import dev.flint.bridge.handle.SiteInfo;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Servers of Handles. */
final class Known {
    private Known() {}

    /** Everything is known to it: a URL with the Handle in it, and a long value. */
    static HandleService service() {
        RecordSource records = handle -> Future.succeededFuture(new HandleRecord.Found(List.of(
                HandleValue.of(1, "URL", "https://example.com/" + handle, 0, 60),
                HandleValue.of(2, "BIG", "x".repeat(3_000), 0, 60))));
        return service(records, () -> new SiteInfo(SiteInfo.Version.NEWEST, 1, 0, 2, "", List.of(), List.of()));
    }

    static HandleService service(RecordSource records, Supplier<SiteInfo> site) {
        var clock = InstantSource.system();
        return new HandleService(
                records,
                site,
                clock,
                new Authentication(records, clock, new SplittableRandom(1), task -> Future.succeededFuture(task.get())),
                Optional.empty(),
                Optional.empty());
    }

    /** A site of one server on loopback. */
    static SiteInfo site(int port, int... protocols) {
        byte[] address = new byte[16];
        address[12] = 127;
        address[15] = 1;
        List<SiteInfo.Interface> interfaces = new ArrayList<>();
        for (int protocol : protocols) {
            interfaces.add(SiteInfo.Interface.query(protocol, port));
        }
        var server = new SiteInfo.Server(1, address, new byte[0], interfaces);
        return new SiteInfo(SiteInfo.Version.NEWEST, 1, SiteInfo.PRIMARY, 2, "", List.of(), List.of(server));
    }
}
