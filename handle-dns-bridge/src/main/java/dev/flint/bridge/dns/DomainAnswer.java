package dev.flint.bridge.dns;

import dev.flint.bridge.dns.DomainDids.Finding;
import dev.flint.bridge.dns.DomainDids.Place;
import dev.flint.bridge.dns.DomainDids.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.URIRecord;

/** Reads answers about places in which domains name DIDs. */
final class DomainAnswer {
    private static final int URI_HEAD_OCTETS = 4;
    private static final int RECORDS_MAX = 32;
    private static final String DID = "did:";

    private DomainAnswer() {}

    /** What an answer about a place says. */
    static Finding finding(Message answer, Place place, String domain) {
        boolean failed = answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN;
        var verdict = failed
                ? isBogus(answer) ? Verdict.BOGUS : Verdict.INDETERMINATE
                : answer.getHeader().getFlag(Flags.AD) ? Verdict.SECURE : Verdict.INSECURE;
        return new Finding(failed ? Optional.empty() : did(place, answer), place.source(domain), verdict);
    }

    private static boolean isBogus(Message answer) {
        var edns = answer.getOPT();
        return edns != null
                && edns.getOptions().stream()
                        .anyMatch(option ->
                                option instanceof ExtendedErrorCodeOption error && isOfDnssec(error.getErrorCode()));
    }

    /** What stands behind priority and weight. */
    private static String target(URIRecord uri) {
        byte[] data = uri.rdataToWireCanonical();
        return new String(data, URI_HEAD_OCTETS, data.length - URI_HEAD_OCTETS, StandardCharsets.UTF_8);
    }

    /** Codes 1, 2 and 5 to 12 are about signatures (RFC 8914). */
    private static boolean isOfDnssec(int code) {
        return code == 1 || code == 2 || (code >= 5 && code <= 12);
    }

    private static Optional<String> did(Place place, Message answer) {
        List<String> found = new ArrayList<>();
        var records = answer.getSection(Section.ANSWER);
        var some = records.subList(0, Math.min(records.size(), RECORDS_MAX));
        if (place.type() == Type.URI) {
            some.stream()
                    .filter(URIRecord.class::isInstance)
                    .map(URIRecord.class::cast)
                    .sorted(Comparator.comparingInt(URIRecord::getPriority)
                            .thenComparing(Comparator.comparingInt(URIRecord::getWeight)
                                    .reversed()))
                    .map(DomainAnswer::target)
                    .forEach(found::add);
        } else {
            for (var record : some) {
                if (record instanceof TXTRecord texts) {
                    String text = String.join("", texts.getStrings().subList(0, 1));
                    if (text.startsWith(place.start())) {
                        found.add(text.substring(place.start().length()));
                    }
                }
            }
        }
        return found.stream().filter(text -> text.startsWith(DID)).findFirst();
    }
}
