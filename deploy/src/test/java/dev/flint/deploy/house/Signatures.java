package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Checks signatures with other people's code. */
final class Signatures {
    private static final int SM2SM3 = 17;

    private Signatures() {}

    /** Checks the signatures of a section, of each algorithm one for each set; returns the sets. */
    static List<RRset> verified(int port, Message message, int section) throws Exception {
        List<DNSKEYRecord> keys = new ArrayList<>();
        ZoneTalk.ask(port, "", Type.DNSKEY, ExtendedFlags.DO)
                .getSectionRRsets(Section.ANSWER)
                .forEach(set -> set.rrs().forEach(key -> keys.add((DNSKEYRecord) key)));
        assertThat(keys).hasSize(3);
        var sets = message.getSectionRRsets(section);
        for (var set : sets) {
            assertThat(set.sigs()).extracting(RRSIGRecord::getAlgorithm).containsExactlyInAnyOrder(13, 15, 17);
            for (var signature : set.sigs()) {
                var key = keys.stream()
                        .filter(known -> known.getFootprint() == signature.getFootprint()
                                && known.getAlgorithm() == signature.getAlgorithm())
                        .findFirst()
                        .orElseThrow();
                if (signature.getAlgorithm() == SM2SM3) {
                    assertThat(isSignedWithSm2(set, signature, key)).isTrue();
                } else {
                    assertThatCode(() -> DNSSEC.verify(set, signature, key, Instant.now()))
                            .doesNotThrowAnyException();
                }
            }
        }
        return sets;
    }

    private static boolean isSignedWithSm2(RRset set, RRSIGRecord signature, DNSKEYRecord key) {
        byte[] point = new byte[65];
        point[0] = 4;
        System.arraycopy(key.getKey(), 0, point, 1, 64);
        return BidPublicKey.of(KeyType.SM2, point).verify(DNSSEC.digestRRset(signature, set), signature.getSignature());
    }

    /** The types that a signed denial admits, which spans nothing but the name. */
    static List<String> typesOfNothingBut(int port, String name, Message answer) throws Exception {
        var sets = verified(port, answer, Section.AUTHORITY);
        assertThat(sets).extracting(RRset::getType).containsExactlyInAnyOrder(Type.SOA, Type.NSEC);
        var nsec = (NSECRecord) sets.get(1).first();
        assertThat(nsec.getName()).isEqualTo(Name.fromString(name + ZoneTalk.APEX));
        assertThat(nsec.getNext()).isEqualTo(new Name("\\000", nsec.getName()));
        return Arrays.stream(nsec.getTypes()).mapToObj(Integer::toString).toList();
    }
}
