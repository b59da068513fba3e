package org.tiaokuai.letter;

import java.util.List;
import java.util.regex.Pattern;

/** All that is printed on a letter. */
public record LetterPaper(
        String title,
        String number,
        String caseNumber,
        String addressee,
        List<String> paragraphs,
        String law,
        String remedies,
        String departmentName,
        String day,
        String stamp,
        String track,
        String qr) {

    private static final String AFTER = "[），。；：、”》〕]*";

    /**
     * A paragraph about the number of the case.
     *
     * @param whole stays on one line: the number, and the marks behind it, of which none may begin a line
     */
    public record Paragraph(String before, String whole, String after) {}

    public List<Paragraph> written() {
        var number = Pattern.compile(Pattern.quote(caseNumber) + AFTER);
        return paragraphs.stream()
                .map(text -> {
                    var found = number.matcher(text);
                    return found.find()
                            ? new Paragraph(
                                    text.substring(0, found.start()), found.group(), text.substring(found.end()))
                            : new Paragraph(text, "", "");
                })
                .toList();
    }
}
