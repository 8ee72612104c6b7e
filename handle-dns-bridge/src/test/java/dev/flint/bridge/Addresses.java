package dev.flint.bridge;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses in numbers. */
public final class Addresses {
    private Addresses() {}

    /** Nothing is looked up. */
    public static InetAddress of(String numbers) {
        try {
            return InetAddress.getByName(numbers);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(numbers, e);
        }
    }
}
