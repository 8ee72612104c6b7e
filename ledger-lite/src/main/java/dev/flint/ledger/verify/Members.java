package dev.flint.ledger.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the members of an object by name and kind. The first fault of all objects of a text stays. */
final class Members {
    /** The first fault of a text. */
    static final class Fault {
        private Optional<BundleParse.Rejected> first = Optional.empty();

        void at(JsonValue value, String text) {
            if (first.isEmpty()) {
                first = Optional.of(new BundleParse.Rejected(text, value.at()));
            }
        }

        Optional<BundleParse.Rejected> first() {
            return first;
        }
    }

    private static final byte[] NONE = {};

    private final JsonValue.Obj object;
    private final Fault fault;
    private final Set<String> read = new HashSet<>();

    private Members(JsonValue.Obj object, Fault fault) {
        this.object = object;
        this.fault = fault;
    }

    /** The members of a value, which is at fault when it is no object. */
    static Members of(JsonValue value, Fault fault) {
        if (value instanceof JsonValue.Obj object) {
            return new Members(object, fault);
        }
        fault.at(value, "not an object");
        return new Members(new JsonValue.Obj(Map.of(), value.at()), fault);
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    /** Names a fault when there is a member that nobody read. */
    void noMore() {
        object.members().forEach((name, value) -> {
            if (!read.contains(name)) {
                fault.at(value, "unknown member " + name);
            }
        });
    }

    void fault(String text) {
        fault.at(object, text);
    }

    JsonValue value(String name) {
        read.add(name);
        JsonValue value = object.members().get(name);
        if (value == null) {
            fault.at(object, "no member " + name);
            return new JsonValue.Word("null", object.at());
        }
        return value;
    }

    String string(String name) {
        return string(value(name), name);
    }

    private String string(JsonValue value, String name) {
        if (value instanceof JsonValue.Str string) {
            return string.text();
        }
        fault.at(value, name + " is no string");
        return "";
    }

    long integer(String name) {
        JsonValue value = value(name);
        long number = value instanceof JsonValue.Num spelled ? spelled.integer().orElse(-1) : -1;
        if (number < 0) {
            fault.at(value, name + " is no integer from 0 to 2^53 - 1");
        }
        return Math.max(0, number);
    }

    byte[] base64(String name, Base64.Decoder decoder, Base64.Encoder encoder) {
        JsonValue value = value(name);
        return base64(string(value, name), value, decoder, encoder);
    }

    /** Standard base64 with padding of at least one byte. */
    byte[] base64(String name) {
        return base64(name, Base64.getDecoder(), Base64.getEncoder());
    }

    private byte[] base64(String text, JsonValue value, Base64.Decoder decoder, Base64.Encoder encoder) {
        try {
            byte[] bytes = decoder.decode(text);
            if (bytes.length > 0 && encoder.encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, like base64 that is not the one spelling of its bytes
        }
        fault.at(value, "no base64");
        return NONE;
    }

    byte[] hex(String name, int bytes) {
        String text = string(name);
        boolean right = text.length() == 2 * bytes && Hex.isLower(text);
        if (!right) {
            fault.at(value(name), name + " is not the hex of " + bytes + " bytes");
        }
        return right ? HexFormat.of().parseHex(text) : new byte[bytes];
    }

    List<byte[]> hashes(String name, int max) {
        List<byte[]> hashes = list(name, value -> {
            byte[] hash = base64(string(value, name), value, Base64.getDecoder(), Base64.getEncoder());
            if (hash.length != Bundle.HASH || (max == Bundle.DEPTH_MAX && Arrays.equals(hash, new byte[hash.length]))) {
                fault.at(value, "no hash");
            }
            return hash;
        });
        if (hashes.size() > max) {
            fault.at(value(name), name + " has more than " + max + " hashes");
        }
        return hashes;
    }

    List<String> strings(String name) {
        return list(name, value -> string(value, name));
    }

    <T> List<T> list(String name, Function<JsonValue, T> each) {
        List<T> out = new ArrayList<>();
        if (value(name) instanceof JsonValue.Arr array) {
            array.values().forEach(value -> out.add(each.apply(value)));
        } else {
            fault.at(value(name), name + " is no array");
        }
        return out;
    }
}
