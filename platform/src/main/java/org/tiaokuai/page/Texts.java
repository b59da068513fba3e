package org.tiaokuai.page;

/** The words in the language of the request under way, for what is not a page, such as a PDF. */
public interface Texts {

    Text current();
}
