package org.tiaokuai.letter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The letters that the law wants a department to write; each case has at most one of each. */
public enum LetterKind {
    ACCEPTED("受理通知书", "受"),
    NOT_ACCEPTED("不予受理通知书", "不受"),
    CORRECTION("补正告知书", "补"),
    EXTENDED("延长办理期限告知书", "延"),
    GRANTED("准予决定书", "准"),
    REFUSED("不予决定书", "不准"),
    REVOKED("撤销决定书", "撤");

    private final String title;
    private final String mark;

    LetterKind(String title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    /** As it stands on the paper, which is Chinese whatever the reader's language is. */
    public String title() {
        return title;
    }

    /** 案号: tells the letters of one case apart. */
    public String number(String caseNumber) {
        return mark + "〔" + caseNumber + "〕号";
    }

    /** As an address names it. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<LetterKind> read(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }
}
