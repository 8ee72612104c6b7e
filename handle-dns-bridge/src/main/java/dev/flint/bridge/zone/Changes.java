package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsRecord;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** What a step from one version to the next takes away and adds; the start of authority is the first of both. */
final class Changes {
    private final ByteArrayOutputStream removed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private final ByteArrayOutputStream firstRemoved = new ByteArrayOutputStream();
    private final ByteArrayOutputStream firstAdded = new ByteArrayOutputStream();

    void put(byte[] key, List<DnsRecord> gone, List<DnsRecord> come) {
        gone.forEach(record -> NodeForm.owned(record.type() == DnsRecord.SOA ? firstRemoved : removed, key, record));
        come.forEach(record -> NodeForm.owned(record.type() == DnsRecord.SOA ? firstAdded : added, key, record));
    }

    /** Length of what is removed u32, removed, added. */
    byte[] toOctets() {
        var octets = new ByteArrayOutputStream(4 + removed.size() + added.size() + 512);
        octets.writeBytes(ByteBuffer.allocate(4)
                .putInt(firstRemoved.size() + removed.size())
                .array());
        octets.writeBytes(firstRemoved.toByteArray());
        octets.writeBytes(removed.toByteArray());
        octets.writeBytes(firstAdded.toByteArray());
        octets.writeBytes(added.toByteArray());
        return octets.toByteArray();
    }
}
