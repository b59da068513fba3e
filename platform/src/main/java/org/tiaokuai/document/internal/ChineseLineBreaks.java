package org.tiaokuai.document.internal;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line of Chinese may end (GB/T 15834 § 5.1): no mark begins a line that may not, and no character stands alone. */
final class ChineseLineBreaks implements FSTextBreaker {

    private static final String NEVER_FIRST = "，。、；：？！）〕】》〉」』”’…—～·％%‰℃,.;:?!)]}";
    private static final String NEVER_LAST = "（〔【《〈「『“‘([{￥$〇№";
    private static final String DATE_UNITS = "年月日";
    private static final int SHORTEST_TEXT_WITH_AN_ORPHAN = 8;

    private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.CHINA);
    private String text = "";

    @Override
    public void setText(String newText) {
        text = newText;
        breaks.setText(newText);
    }

    @Override
    public int next() {
        int at = breaks.next();
        while (at != BreakIterator.DONE && at < text.length() && !mayBreakAt(at)) {
            at = breaks.next();
        }
        return at;
    }

    private boolean mayBreakAt(int at) {
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        return NEVER_FIRST.indexOf(after) < 0
                && NEVER_LAST.indexOf(before) < 0
                && !isInsideTime(at, before, after)
                && !(Character.isDigit(before) && DATE_UNITS.indexOf(after) >= 0)
                && !leavesOneCharacterAlone(at);
    }

    private boolean isInsideTime(int at, int before, int after) {
        return before == ':' && Character.isDigit(after) && at >= 2 && Character.isDigit(text.charAt(at - 2));
    }

    private boolean leavesOneCharacterAlone(int at) {
        return text.length() >= SHORTEST_TEXT_WITH_AN_ORPHAN
                && Character.isIdeographic(text.codePointAt(at))
                && text.codePoints()
                                .skip(text.codePointCount(0, at))
                                .filter(Character::isLetterOrDigit)
                                .count()
                        == 1;
    }
}
