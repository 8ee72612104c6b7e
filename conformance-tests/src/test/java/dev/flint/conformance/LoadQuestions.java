package dev.flint.conformance;

import dev.flint.bridge.dns.IdentifierLabels;
import dev.flint.bridge.handle.Envelope;
import dev.flint.bridge.handle.Header;
import dev.flint.bridge.handle.Message;
import dev.flint.bridge.handle.MessageBody;
import dev.flint.bridge.handle.ResponseCode;
import java.io.IOException;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Questions about identifiers of the {@link Population}, as servers are measured with them. */
final class LoadQuestions {
    private static final int RESOLUTION = 1;
    private static final int UNKNOWN_SERIAL = 0xFFFF;
    private static final int CLIENT_FLAGS = Header.RECURSIVE | Header.CACHE_CERTIFY | Header.PUBLIC_ONLY;
    private static final byte[] NO_CREDENTIAL = new byte[4];

    private LoadQuestions() {}

    /** For a Handle's values of some types, or for all. */
    static UdpQuestion ofHandle(String handle, String... types) {
        return handle(handle, ResponseCode.SUCCESS, types);
    }

    /** For a Handle that is not there. */
    static UdpQuestion ofNoHandle(String handle) {
        return handle(handle, ResponseCode.HANDLE_NOT_FOUND);
    }

    private static UdpQuestion handle(String handle, int code, String... types) {
        var envelope = new Envelope(2, 11, 0, 2, 11, 0, 0, 0, 0);
        var header = new Header(RESOLUTION, 0, CLIENT_FLAGS, UNKNOWN_SERIAL, 0, 0, 0);
        var body = new MessageBody.ResolutionRequest(handle, List.of(), List.of(types), new byte[0]);
        return new UdpQuestion(new Message(envelope, header, body, NO_CREDENTIAL).encode(), code);
    }

    /** For the text at the name of an identifier. */
    static UdpQuestion ofName(int number, String zone) throws IOException {
        var question = Record.newRecord(Name.fromString(name(number, zone) + "."), Type.TXT, 1);
        return new UdpQuestion(org.xbill.DNS.Message.newQuery(question).toWire(), Rcode.NOERROR);
    }

    /** The name of an identifier. */
    static String name(int number, String zone) {
        String did = Population.did(number);
        return IdentifierLabels.ofBid(did.substring("did:bid:".length())).orElseThrow() + "." + zone;
    }
}
