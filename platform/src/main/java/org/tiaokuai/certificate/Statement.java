package org.tiaokuai.certificate;

/** Something that a certificate states besides its holder, such as the name of a shop; public by nature. */
public record Statement(String name, String text) {}
