package dev.flint.deploy.config;

/** A whole number in decimal digits. */
record WholeNumber(int least, int most) implements ValueKind<Integer> {
    private static final int DIGITS_MAX = 10;

    @Override
    public String accepts() {
        return "a whole number from " + least + " to " + most;
    }

    @Override
    public ValueReading<Integer> read(String text) {
        if (text.isEmpty() || text.length() > DIGITS_MAX || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return bad(text);
        }
        long number = Long.parseLong(text);
        return number < least || number > most ? bad(text) : new ValueReading.Good<>((int) number);
    }
}
