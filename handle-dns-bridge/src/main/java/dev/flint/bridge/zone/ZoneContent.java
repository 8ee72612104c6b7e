package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsRecord;
import java.util.List;
import java.util.Map;

/** What is in a zone whatever is registered. */
public interface ZoneContent {
    /** The records of the apex without keys; the start of authority first. */
    List<DnsRecord> apex(int serial);

    /** The other names, each as its labels before the apex, leftmost first. */
    Map<List<String>, List<DnsRecord>> fixed();
}
