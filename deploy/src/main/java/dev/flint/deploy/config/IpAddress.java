package dev.flint.deploy.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** An address of IPv4 or IPv6 in numbers. */
record IpAddress() implements ValueKind<String> {
    @Override
    public String accepts() {
        return "an IP address in numbers";
    }

    @Override
    public ValueReading<String> read(String text) {
        boolean numbers = text.indexOf(':') >= 0 || text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        try {
            return numbers && !text.isEmpty() && InetAddress.getByName(text).getHostAddress() != null
                    ? new ValueReading.Good<>(text)
                    : bad(text);
        } catch (UnknownHostException e) {
            return bad(text);
        }
    }
}
