package dev.flint.bid.registrar;

import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.register.RegisteredDocuments;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What a registrar works with.
 *
 * @param registered what is registered now
 * @param mapping to the documents that are shown
 * @param chainId origin of the ledger for which operations are meant
 * @param random for names of jobs, and for keys
 * @param jobsMax how many jobs may be under way
 */
public record RegistrarSettings(
        RegisteredDocuments registered,
        DidDocumentMapping mapping,
        String chainId,
        InstantSource clock,
        SecureRandom random,
        int jobsMax) {}
