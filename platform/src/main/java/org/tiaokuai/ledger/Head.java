package org.tiaokuai.ledger;

import java.time.Instant;

/**
 * What the ledger stands for at a moment: whoever keeps a head can show later that nothing before it was bent.
 *
 * @param size how many leaves the tree has
 * @param root the hash of the tree, base64
 * @param key names the key of the signature
 * @param signature over the head's text, base64
 */
public record Head(long size, String root, Instant at, String key, String signature) {}
