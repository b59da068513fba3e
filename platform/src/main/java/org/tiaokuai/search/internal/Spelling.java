package org.tiaokuai.search.internal;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;

/** The one form in which text is indexed and asked for: half width, small letters, simplified characters. */
final class Spelling {

    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    private Spelling() {}

    static String plain(String text) {
        var narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SIMPLIFIED.transliterate(narrow);
    }
}
