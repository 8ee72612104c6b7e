package dev.flint.bid.registrar;

/** What a registrar does, by the last part of its path. */
public enum RegistrarFunction {
    CREATE("create"),
    UPDATE("update"),
    DEACTIVATE("deactivate"),
    /** Operations of the method's own: {@code recovery}, which replaces keys. */
    EXECUTE("execute");

    private final String text;

    RegistrarFunction(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
