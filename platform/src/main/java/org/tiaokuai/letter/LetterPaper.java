package org.tiaokuai.letter;

import java.util.List;

/** All that is printed on a letter. */
public record LetterPaper(
        LetterKind kind,
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
        String qr) {}
