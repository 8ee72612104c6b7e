package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsRecord;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** Has signatures made where it keeps nobody waiting. */
@FunctionalInterface
public interface Signing {
    Future<List<DnsRecord>> sign(Supplier<List<DnsRecord>> task);
}
