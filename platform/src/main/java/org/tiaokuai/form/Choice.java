package org.tiaokuai.form;

/** One of the answers that a question offers. */
public record Choice(String value, String title, String titleEn, String hint, String hintEn) {}
