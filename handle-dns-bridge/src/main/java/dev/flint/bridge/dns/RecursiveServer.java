package dev.flint.bridge.dns;

import io.vertx.core.Future;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** A recursive name server that is asked what domains say, and believed no more than the signatures are. */
public final class RecursiveServer {
    private static final int UNDER_WAY_MAX = 256;
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final Resolver resolver;
    private final boolean validates;
    private final AtomicInteger underWay = new AtomicInteger();

    private RecursiveServer(Resolver resolver, boolean validates) {
        this.resolver = resolver;
        this.validates = validates;
    }

    /**
     * One at an address.
     *
     * @param host in numbers
     * @param anchors DS or DNSKEY records that are believed, in the form of zone files; empty to ask without checking
     * @throws IllegalArgumentException when the anchors are none
     */
    public static RecursiveServer of(String host, int port, String anchors) {
        try {
            var plain = new SimpleResolver(host);
            plain.setPort(port);
            plain.setTimeout(TIMEOUT);
            if (anchors.isBlank()) {
                return new RecursiveServer(plain, false);
            }
            var validating = new ValidatingResolver(plain);
            validating.loadTrustAnchors(new ByteArrayInputStream(anchors.getBytes(StandardCharsets.US_ASCII)));
            return new RecursiveServer(validating, true);
        } catch (IOException e) {
            throw new IllegalArgumentException("not trust anchors, or not an address", e);
        }
    }

    /**
     * What was said about a name.
     *
     * @param records of the type asked for; none where there are none, or nothing is believed
     */
    record Told(List<Record> records, DnssecVerdict verdict) {
        Told(DnssecVerdict verdict) {
            this(List.of(), verdict);
        }
    }

    /** Asks for the records of one type. Never a failed future, which is completed on any thread. */
    Future<Told> ask(String name, int type) {
        Message query;
        try {
            query = Message.newQuery(Record.newRecord(Name.fromString(name + '.'), type, DClass.IN));
        } catch (TextParseException tooLong) {
            return Future.succeededFuture(new Told(DnssecVerdict.INSECURE));
        }
        if (underWay.incrementAndGet() > UNDER_WAY_MAX) {
            underWay.decrementAndGet();
            return Future.succeededFuture(new Told(DnssecVerdict.INDETERMINATE));
        }
        return Future.fromCompletionStage(resolver.sendAsync(query))
                .map(answer -> told(answer, type))
                .otherwise(failure -> new Told(DnssecVerdict.INDETERMINATE))
                .onComplete(done -> underWay.decrementAndGet());
    }

    private Told told(Message answer, int type) {
        if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
            return new Told(isBogus(answer) ? DnssecVerdict.BOGUS : DnssecVerdict.INDETERMINATE);
        }
        // Without anchors, the flag says what somebody on the way may have written.
        boolean secure = validates && answer.getHeader().getFlag(Flags.AD);
        var records = answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type)
                .toList();
        return new Told(records, secure ? DnssecVerdict.SECURE : DnssecVerdict.INSECURE);
    }

    private static boolean isBogus(Message answer) {
        var edns = answer.getOPT();
        return edns != null
                && edns.getOptions().stream()
                        .anyMatch(option ->
                                option instanceof ExtendedErrorCodeOption error && isOfDnssec(error.getErrorCode()));
    }

    /** Codes 1, 2 and 5 to 12 are about signatures (RFC 8914). */
    private static boolean isOfDnssec(int code) {
        return code == 1 || code == 2 || (code >= 5 && code <= 12);
    }
}
