package org.tiaokuai.rights.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.rights.CopyPaper.FileCopy;

/** Puts the papers, letters and the certificate of a case into a person's copy, as they are. */
@Component
class CopiedFiles {

    private final Applying applying;
    private final Certificates certificates;
    private final Letters letters;

    CopiedFiles(Applying applying, Certificates certificates, Letters letters) {
        this.applying = applying;
        this.certificates = certificates;
        this.letters = letters;
    }

    List<FileCopy> write(Resident resident, CaseView theCase, ZipOutputStream zip) throws IOException {
        var number = theCase.number();
        var files = new LinkedHashMap<String, Supplier<Optional<InputStream>>>();
        theCase.papers().stream().filter(paper -> !paper.atTheWindow()).forEach(paper -> {
            var name = Copying.safe(theCase.names().getOrDefault(paper.id(), ""));
            files.put(files.size() + 1 + "-" + name, () -> applying.paper(resident, number, paper.id())
                    .map(OpenedPaper::content));
        });
        letters.of(number)
                .forEach(letter ->
                        files.put(letter.name().title() + ".pdf", () -> applying.letter(resident, number, letter.name())
                                .map(OpenedPaper::content)));
        if (theCase.state().resulted()) {
            files.put("证照.pdf", () -> certificates.open(number, Requester.of(resident)));
        }
        var written = new ArrayList<FileCopy>();
        for (var file : files.entrySet()) {
            var content = file.getValue().get();
            if (content.isPresent()) {
                written.add(file(zip, number, file.getKey(), content.get()));
            }
        }
        return written;
    }

    private static FileCopy file(ZipOutputStream zip, String number, String name, InputStream content)
            throws IOException {
        var entry = "cases/" + number + "/" + name;
        try (content) {
            zip.putNextEntry(new ZipEntry(entry));
            content.transferTo(zip);
            zip.closeEntry();
        }
        return new FileCopy(entry);
    }
}
