package dev.flint.deploy.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host and a port, as {@code 127.0.0.1:8080}, {@code localhost:0} or {@code [::1]:8080}. */
record Address() implements ValueKind<ListenAddress> {
    private static final ValueKind<Integer> PORT = new WholeNumber(0, ListenAddress.PORT_MAX);

    @Override
    public String accepts() {
        return "an address host:port, port 0 to 65535";
    }

    @Override
    public ValueReading<ListenAddress> read(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !(PORT.read(text.substring(colon + 1)) instanceof ValueReading.Good<Integer> port)) {
            return bad(text);
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            return isIpv6(host)
                    ? new ValueReading.Good<>(new ListenAddress(host.substring(1, host.length() - 1), port.value()))
                    : bad(text);
        }
        boolean hostGood = looksNumeric(host) ? isIpv4(host) : HostName.isHostName(host);
        return hostGood ? new ValueReading.Good<>(new ListenAddress(host, port.value())) : bad(text);
    }

    private static boolean isIpv6(String bracketed) {
        if (bracketed.indexOf(':') < 0) {
            return false;
        }
        try {
            // A text in brackets is only ever read as a literal: no name is looked up.
            InetAddress.getByName(bracketed);
            return true;
        } catch (UnknownHostException notALiteral) {
            return false;
        }
    }

    /** Names whose last label begins with a digit are meant as IPv4 literals (RFC 1123, 2.1). */
    private static boolean looksNumeric(String host) {
        int last = host.lastIndexOf('.') + 1;
        return last < host.length() && host.charAt(last) >= '0' && host.charAt(last) <= '9';
    }

    private static boolean isIpv4(String host) {
        ValueKind<Integer> octet = new WholeNumber(0, 255);
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            // A leading zero is octal to some readers and decimal to others.
            boolean leadingZero = part.length() > 1 && part.charAt(0) == '0';
            if (leadingZero || octet.read(part) instanceof ValueReading.Bad<Integer>) {
                return false;
            }
        }
        return true;
    }
}
