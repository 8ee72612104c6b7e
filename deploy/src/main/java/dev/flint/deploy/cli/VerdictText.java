package dev.flint.deploy.cli;

import dev.flint.ledger.verify.Verdict;
import java.time.Instant;

/** What a verifier says, for people and for programs. */
final class VerdictText {
    private VerdictText() {}

    static String text(Verdict.Verified verified) {
        var claim = verified.claim();
        String what;
        if (claim instanceof Verdict.Registered registered) {
            what = registered.id() + (registered.active() ? " is registered" : " is deactivated") + ":\n  "
                    + registered.record()
                    + document(registered);
        } else if (claim instanceof Verdict.NeverRegistered never) {
            what = never.id() + " was never registered";
        } else {
            var logged = (Verdict.Logged) claim;
            what = "the operation " + logged.txId() + " is in the log at position " + logged.position();
        }
        return "verified: " + what + "\n  block " + verified.height()
                + (verified.latest() ? ", the latest, of " : " of ")
                + Instant.ofEpochMilli(verified.headerTimeMillis()) + "\n  log " + verified.log() + ", size "
                + verified.size() + (verified.cosigners().isEmpty() ? "" : ", cosigned by " + verified.cosigners());
    }

    private static String document(Verdict.Registered registered) {
        if (registered.documentVersion() == 0) {
            return "";
        }
        return registered.history() == 0
                ? "\n  and the document is the one that the record names"
                : "\n  and the document is its version " + registered.documentVersion() + ", since superseded";
    }

    static String text(Verdict.Rejected rejected) {
        return rejected.text()
                + (rejected.at().isPresent() ? ", at " + rejected.at().getAsLong() : "");
    }

    static String json(Verdict.Verified verified) {
        var claim = verified.claim();
        var json = new JsonText().begin().truth("verified", true);
        if (claim instanceof Verdict.Registered registered) {
            json.string("claim", registered.active() ? "registered" : "deactivated")
                    .string("id", registered.id())
                    .string("record", registered.record())
                    .number("history", registered.history())
                    .number("transactions", registered.transactions())
                    .number("documentVersion", registered.documentVersion());
        } else if (claim instanceof Verdict.NeverRegistered never) {
            json.string("claim", "neverRegistered").string("id", never.id());
        } else if (claim instanceof Verdict.Logged logged) {
            json.string("claim", "logged").number("position", logged.position()).string("txId", logged.txId());
        }
        return json.string("chain", verified.chain())
                .number("height", verified.height())
                .truth("latest", verified.latest())
                .number("headerTimeMillis", verified.headerTimeMillis())
                .string("log", verified.log())
                .number("size", verified.size())
                .number("cosigners", verified.cosigners().size())
                .end();
    }

    static String json(Verdict.Rejected rejected) {
        var json = new JsonText()
                .begin()
                .truth("verified", false)
                .open("error")
                .string("code", rejected.kind().name())
                .string("message", rejected.text());
        if (rejected.at().isPresent()) {
            json.number("index", rejected.at().getAsLong());
        }
        return json.close().end();
    }
}
