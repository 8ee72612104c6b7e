package dev.flint.bridge.dns;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.URIRecord;

/** Reads records in which domains name DIDs. */
final class DomainRecords {
    private static final int URI_HEAD_OCTETS = 4;
    private static final int RECORDS_MAX = 32;

    private DomainRecords() {}

    /** Targets of URI records, the one to be taken first. */
    static List<String> targets(List<Record> records) {
        return records.stream()
                .limit(RECORDS_MAX)
                .filter(URIRecord.class::isInstance)
                .map(URIRecord.class::cast)
                .sorted(Comparator.comparingInt(URIRecord::getPriority)
                        .thenComparing(
                                Comparator.comparingInt(URIRecord::getWeight).reversed()))
                .map(DomainRecords::target)
                .toList();
    }

    /** What stands behind priority and weight. */
    private static String target(URIRecord uri) {
        byte[] data = uri.rdataToWireCanonical();
        return new String(data, URI_HEAD_OCTETS, data.length - URI_HEAD_OCTETS, StandardCharsets.UTF_8);
    }

    /** What follows one of the starts in the first string of TXT records; an earlier start goes first. */
    static List<String> texts(List<Record> records, List<String> starts) {
        var texts = records.stream()
                .limit(RECORDS_MAX)
                .map(DomainRecords::firstString)
                .flatMap(Optional::stream)
                .toList();
        return starts.stream()
                .flatMap(start -> texts.stream()
                        .filter(text -> text.startsWith(start))
                        .map(text -> text.substring(start.length())))
                .toList();
    }

    /** On the wire, a TXT record may have no string at all. */
    private static Optional<String> firstString(Record record) {
        return record instanceof TXTRecord text ? text.getStrings().stream().findFirst() : Optional.empty();
    }
}
