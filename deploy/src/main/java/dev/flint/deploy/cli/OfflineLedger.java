package dev.flint.deploy.cli;

import dev.flint.bid.register.LedgerRule;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.deploy.house.Plan;
import dev.flint.ledger.ChainSettings;
import dev.flint.ledger.SigningKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A ledger's directory and how it is opened, without a server. */
record OfflineLedger(ChainSettings settings, LedgerRule rule) {
    private static final String CHAIN = "main";

    /** A ledger that may be new: a key is drawn for it then. */
    static OfflineLedger of(FlintConfig config, Terminal terminal) {
        return at(config, directory(config), terminal);
    }

    /** A ledger that is there; opening one that is not would draw a key for it. */
    static OfflineLedger existing(FlintConfig config, Terminal terminal) {
        if (!Files.exists(directory(config).resolve(SigningKeyFile.NAME))) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "no ledger with its key in " + config.dataDirectory());
        }
        return of(config, terminal);
    }

    /** The same in another directory, which has the key. */
    static OfflineLedger at(FlintConfig config, Path directory, Terminal terminal) {
        var plan = new Plan(config, false);
        var rule = plan.registration().rule();
        var settings = plan.chain(directory, terminal.clock(), terminal.random());
        return new OfflineLedger(settings.withHeartbeatMillis(0), rule);
    }

    static Path directory(FlintConfig config) {
        return config.dataDirectory().resolve(CHAIN);
    }
}
