package dev.flint.vaa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An identity of ISO/IEC 15459 and what its parts are. The data identifier says of which kind the thing is; it is no
 * part of the identity.
 *
 * @param text the identity as it is compared
 * @param agency who vouches for it; empty for what only looks like an identity, such as freight containers
 * @param fields its parts, by name, in their order
 * @param vaaCode the same as a VAA code, if it is one of an item
 */
public record Identity15459(
        DataIdentifier dataIdentifier,
        String text,
        Optional<IssuingAgency> agency,
        Map<String, String> fields,
        Optional<VaaCode> vaaCode) {
    private static final String AGENCY = "VAA";
    private static final int CONTAINER = 11;

    /** What came of reading one. */
    sealed interface Parse {
        record Parsed(Identity15459 identity) implements Parse {}

        /**
         * None.
         *
         * @param index within the data
         */
        record Rejected(CodecError error, int index) implements Parse {}
    }

    /** A VAA code as one. */
    public static Identity15459 of(VaaCode code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iac", AGENCY);
        fields.put("ttc", code.topTierCode());
        fields.put("stc", code.secondTierCode());
        fields.put("cin", code.enterpriseCode());
        fields.put("serial", code.serialNumber());
        code.chainCode().ifPresent(chain -> fields.put("chainCode", chain));
        fields.put("localSerial", code.localSerialNumber());
        var agency = ((IssuingAgency.Split.Found) IssuingAgency.of(AGENCY)).agency();
        var identifier = DataIdentifier.startOf(DataIdentifier.VAA, 0).orElseThrow();
        return new Identity15459(identifier, code.text(), Optional.of(agency), fields, Optional.of(code));
    }

    /** With its data identifier. */
    public String diData() {
        return dataIdentifier.text() + text;
    }

    /** Whether data with this identifier are to be read as an identity. */
    static boolean isCarriedBy(DataIdentifier identifier) {
        return identifier.isIdentity() || identifier.text().equals("7B");
    }

    /** @param data whose characters and length the data identifier allows */
    static Parse parse(DataIdentifier identifier, String data, Profile profile) {
        return switch (identifier.text()) {
            case DataIdentifier.VAA -> vaa(data, profile);
            case "42S" -> lengthTagged(identifier, data);
            case "7B" -> container(identifier, data);
            default ->
                data.startsWith(AGENCY) || AGENCY.startsWith(data)
                        ? underVaa(identifier, data, profile)
                        : general(identifier, data);
        };
    }

    private static Parse vaa(String data, Profile profile) {
        var parse = VaaCode.parse(data, profile);
        return parse instanceof VaaParse.Parsed parsed
                ? new Parse.Parsed(of(parsed.code()))
                : rejected((VaaParse.Rejected) parse);
    }

    private static Parse rejected(VaaParse.Rejected rejected) {
        return new Parse.Rejected(rejected.error(), rejected.index());
    }

    /** Other kinds of things under the agency VAA: their head is the same, what follows is the enterprise's. */
    private static Parse underVaa(DataIdentifier identifier, String data, Profile profile) {
        boolean item = identifier.text().equals("25S");
        // Checked with a serial number of one character, if it has none that counts.
        String checked = item ? data : data.length() < VaaCode.SN ? data : data.substring(0, VaaCode.SN) + "0";
        var parse = VaaCode.parse(checked, profile);
        if (parse instanceof VaaParse.Rejected rejected) {
            return rejected(rejected);
        }
        var agency = ((IssuingAgency.Split.Found) IssuingAgency.of(data)).agency();
        var fields = parts(identifier, agency, data);
        return new Parse.Parsed(new Identity15459(
                identifier,
                data,
                Optional.of(agency),
                fields,
                item ? Optional.of(((VaaParse.Parsed) parse).code()) : Optional.empty()));
    }

    private static Parse general(DataIdentifier identifier, String data) {
        var split = IssuingAgency.of(data);
        if (split instanceof IssuingAgency.Split.Rejected rejected) {
            return new Parse.Rejected(rejected.error(), rejected.index());
        }
        var agency = ((IssuingAgency.Split.Found) split).agency();
        if (data.length() < agency.code().length() + agency.companyLength()) {
            return new Parse.Rejected(CodecError.TOO_SHORT, data.length());
        }
        return new Parse.Parsed(new Identity15459(
                identifier, data, Optional.of(agency), parts(identifier, agency, data), Optional.empty()));
    }

    private static Map<String, String> parts(DataIdentifier identifier, IssuingAgency agency, String data) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iac", agency.code());
        if (agency.companyLength() == 0) {
            fields.put("rest", data.substring(agency.isGs1() ? 0 : agency.code().length()));
            return fields;
        }
        int start = agency.code().length();
        int end = start + agency.companyLength();
        fields.put("cin", data.substring(start, end));
        String rest = data.substring(end);
        int plus = rest.indexOf('+');
        if (identifier.text().equals("37S") && plus >= 0) {
            fields.put("partNumber", rest.substring(0, plus));
            fields.put("sep", "+");
            fields.put("serial", rest.substring(plus + 1));
        } else if (!rest.isEmpty()) {
            fields.put(restOf(identifier), rest);
        }
        return fields;
    }

    private static String restOf(DataIdentifier identifier) {
        return switch (identifier.text()) {
            case "25T", "26T" -> "lot";
            case "25P" -> "class";
            case "25L", "26L" -> "location";
            default -> "serial";
        };
    }

    /** Two digits for the length of the serial number at the end, agency, company, serial number. */
    private static Parse lengthTagged(DataIdentifier identifier, String data) {
        if (data.length() < 2) {
            return new Parse.Rejected(CodecError.TOO_SHORT, data.length());
        }
        for (int i = 0; i < 2; i++) {
            if (!Ascii.isDigit(data.charAt(i))) {
                return new Parse.Rejected(CodecError.BAD_SN_CHAR, i);
            }
        }
        int serial = Integer.parseInt(data.substring(0, 2));
        var split = IssuingAgency.of(data.substring(2));
        if (split instanceof IssuingAgency.Split.Rejected rejected) {
            return new Parse.Rejected(rejected.error(), 2 + rejected.index());
        }
        var agency = ((IssuingAgency.Split.Found) split).agency();
        int company = 2 + agency.code().length();
        int start = data.length() - serial;
        if (serial == 0) {
            return new Parse.Rejected(CodecError.EMPTY_SN, data.length());
        }
        if (start <= company) {
            return new Parse.Rejected(CodecError.TOO_SHORT, data.length());
        }
        if (start - company > 9) {
            return new Parse.Rejected(CodecError.BAD_CIN, company + 9);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("lengthIndicator", data.substring(0, 2));
        fields.put("iac", agency.code());
        fields.put("cin", data.substring(company, start));
        fields.put("serial", data.substring(start));
        return new Parse.Parsed(new Identity15459(identifier, data, Optional.of(agency), fields, Optional.empty()));
    }

    /** ISO 6346: no identity of ISO/IEC 15459, but ISO 17363 puts it on tags in its place. */
    private static Parse container(DataIdentifier identifier, String data) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (data.length() == CONTAINER) {
            fields.put("owner", data.substring(0, 3));
            fields.put("category", data.substring(3, 4));
            fields.put("serial", data.substring(4, 10));
            fields.put("check", data.substring(10));
        } else {
            fields.put("rest", data);
        }
        return new Parse.Parsed(new Identity15459(identifier, data, Optional.empty(), fields, Optional.empty()));
    }
}
