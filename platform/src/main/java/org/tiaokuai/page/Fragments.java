package org.tiaokuai.page;

/** Makes pieces for pages of other modules. */
public interface Fragments {

    /** The template by its name, with its view and the frame of the page that it is put into. */
    Fragment of(String template, Object view);
}
