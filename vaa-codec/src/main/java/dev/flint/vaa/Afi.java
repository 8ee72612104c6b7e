package dev.flint.vaa;

import java.util.Optional;

/** What is tagged: application family identifiers of ISO 17363 to 17367. */
public enum Afi {
    PRODUCT(0xA1),
    TRANSPORT_UNIT(0xA2),
    RETURNABLE_TRANSPORT_ITEM(0xA3),
    PRODUCT_HAZARDOUS(0xA4),
    PRODUCT_PACKAGING(0xA5),
    PRODUCT_PACKAGING_HAZARDOUS(0xA6),
    TRANSPORT_UNIT_HAZARDOUS(0xA7),
    RETURNABLE_TRANSPORT_ITEM_HAZARDOUS(0xA8),
    FREIGHT_CONTAINER(0xA9),
    FREIGHT_CONTAINER_HAZARDOUS(0xAA);

    private final int code;

    Afi(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Optional<Afi> of(int code) {
        for (Afi afi : values()) {
            if (afi.code == code) {
                return Optional.of(afi);
            }
        }
        return Optional.empty();
    }

    /** What things with this data identifier are; empty for what is not tagged. */
    public static Optional<Afi> of(DataIdentifier identifier) {
        return switch (identifier.text()) {
            case "25S", "37S", "42S", "25T", "25P", DataIdentifier.VAA -> Optional.of(PRODUCT);
            case "J", "1J", "2J", "3J", "4J", "5J", "6J" -> Optional.of(TRANSPORT_UNIT);
            case "25B", "26B", "27B", "28B", "29B", "55B" -> Optional.of(RETURNABLE_TRANSPORT_ITEM);
            case "7B" -> Optional.of(FREIGHT_CONTAINER);
            default -> Optional.empty();
        };
    }
}
