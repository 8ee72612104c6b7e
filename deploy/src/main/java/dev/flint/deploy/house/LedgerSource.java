package dev.flint.deploy.house;

import dev.flint.bid.register.LedgerAnswers;
import dev.flint.bid.register.LedgerRule;
import dev.flint.ledger.Chain;

/**
 * The ledger for those who make something of it.
 *
 * @param rule reads its entries
 * @param answers say what it holds
 */
record LedgerSource(Chain<?, ?> chain, LedgerRule rule, LedgerAnswers answers) {}
