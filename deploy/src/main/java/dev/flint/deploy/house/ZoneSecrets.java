package dev.flint.deploy.house;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.Tsig;
import dev.flint.bridge.zone.ZoneSigner;
import dev.flint.deploy.config.DnsConfig;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.deploy.keys.ZoneKeyFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** What the zone is signed with, and what it shares with its secondaries. */
final class ZoneSecrets {
    private ZoneSecrets() {}

    /** The secret of the secondaries, if there is a file for it. */
    static Optional<Tsig> tsig(DnsConfig config, InstantSource clock) {
        return config.tsig().map(file -> tsig(file, clock));
    }

    private static Tsig tsig(Path file, InstantSource clock) {
        return Tsig.parse(NamedSecrets.text("dns.tsig", file).strip(), clock)
                .orElseThrow(() ->
                        new IllegalArgumentException("dns.tsig: " + file + " does not hold hmac-sha256:name:secret"));
    }

    /** What signs the zone, if it is to be signed. */
    static Optional<ZoneSigner> signer(FlintConfig config, DnsName apex, InstantSource clock, SecureRandom random) {
        if (config.dns().sign().isEmpty()) {
            return Optional.empty();
        }
        var files = new ZoneKeyFiles(config.dataDirectory().resolve("zone-keys"), apex);
        var keys = files.loadOrCreate(config.dns().sign(), random, clock.instant());
        return Optional.of(new ZoneSigner(apex, keys, clock, random));
    }
}
