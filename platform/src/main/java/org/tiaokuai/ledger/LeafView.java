package org.tiaokuai.ledger;

/**
 * A leaf with its place.
 *
 * @param index its place in the tree, from 0
 * @param text what was hashed: JSON in the canonical form (RFC 8785)
 * @param hash base64
 */
public record LeafView(long index, String text, String hash) {}
