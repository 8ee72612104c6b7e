package dev.flint.deploy.config;

/** {@code true} or {@code false}; the many other words for them that YAML once had are refused. */
record Switch() implements ValueKind<Boolean> {
    @Override
    public String accepts() {
        return "true or false";
    }

    @Override
    public ValueReading<Boolean> read(String text) {
        return switch (text) {
            case "true" -> new ValueReading.Good<>(true);
            case "false" -> new ValueReading.Good<>(false);
            default -> bad(text);
        };
    }
}
