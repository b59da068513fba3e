package org.tiaokuai.form;

/** Names one version of one form. */
public record FormRef(String id, int version) {}
