package dev.flint.bridge.dns;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** The zone example.com, signed for a week with a key that is its own anchor. */
final class SignedNames {
    private final Name apex = Name.fromConstantString("example.com.");
    private final KeyPair pair;
    private final DNSKEYRecord key;
    private final Instant since;

    SignedNames(Instant since) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.since = since;
        this.pair = generator.generateKeyPair();
        this.key = new DNSKEYRecord(apex, DClass.IN, 60, 257, 3, DNSSEC.Algorithm.ECDSAP256SHA256, pair.getPublic());
    }

    RecursiveServer server(PlantedNames names) {
        return RecursiveServer.of("127.0.0.1", names.port(), key + "\n");
    }

    PlantedNames serve(String text) throws Exception {
        var records = signed(text);
        return new PlantedNames(query -> answer(query, records));
    }

    List<Record> signed(String text) throws Exception {
        List<Record> records = new ArrayList<>(List.of(key));
        records.addAll(PlantedNames.records(text));
        List<Record> signed = new ArrayList<>(records);
        for (var record : records) {
            signed.add(signature(new RRset(record), pair.getPrivate()));
        }
        return signed;
    }

    private Record signature(RRset set, PrivateKey secret) throws Exception {
        return DNSSEC.sign(set, key, secret, since, since.plus(Duration.ofDays(7)));
    }

    /** With the signatures of what is asked for. */
    static byte[] answer(Message query, List<Record> records) {
        var answer = PlantedNames.answer(query, records);
        var question = query.getQuestion();
        for (var record : records) {
            if (record instanceof RRSIGRecord signature
                    && signature.getTypeCovered() == question.getType()
                    && signature.getName().equals(question.getName())) {
                answer.addRecord(record, Section.ANSWER);
            }
        }
        answer.addRecord(new OPTRecord(1_232, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
        return answer.toWire();
    }
}
