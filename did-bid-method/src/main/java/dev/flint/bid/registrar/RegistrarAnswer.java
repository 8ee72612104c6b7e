package dev.flint.bid.registrar;

import io.vertx.core.buffer.Buffer;

/**
 * What is sent back.
 *
 * @param status of HTTP: 201 for a DID just created, 200 for all other states but {@code failed}
 * @param body JSON
 */
public record RegistrarAnswer(int status, Buffer body) {}
