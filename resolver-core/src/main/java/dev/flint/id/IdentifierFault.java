package dev.flint.id;

/** Why a text is not an identifier, or not a DID URL. */
public enum IdentifierFault {
    SCHEME("does not begin with did: in lower case"),
    METHOD_NAME("the method name must be one or more of a-z and 0-9, followed by a colon"),
    METHOD_SPECIFIC_ID("the method-specific identifier must not be empty or end with a colon"),
    CHARACTER("a character that may not stand here"),
    PERCENT_ESCAPE("% must be followed by two hexadecimal digits"),
    VAA_CODE("begins like a VAA code but is none"),
    TOO_LONG("longer than " + Identifier.CHARS_MAX + " characters");

    private final String text;

    IdentifierFault(String text) {
        this.text = text;
    }

    /** One sentence for a person, without the identifier in it. */
    public String text() {
        return text;
    }
}
