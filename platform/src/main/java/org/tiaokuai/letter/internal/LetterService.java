package org.tiaokuai.letter.internal;

import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Cell;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.letter.LetterView;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Reading;
import tools.jackson.databind.json.JsonMapper;

@Service
@Transactional
class LetterService implements Letters {

    private final JsonMapper json = JsonMapper.shared();
    private final LetterRows rows;
    private final LetterFiling filing;
    private final StoredFiles files;
    private final Privacy privacy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LetterService(
            LetterRows rows,
            LetterFiling filing,
            StoredFiles files,
            Privacy privacy,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.filing = filing;
        this.files = files;
        this.privacy = privacy;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void issue(IssueLetter command) {
        var name = rows.next(command.caseNumber(), command.kind());
        var content = json.writeValueAsString(command.content());
        rows.add(new LetterRows.Row(
                command.caseNumber(),
                name,
                privacy.copied(command.addressee(), cell("addressee", command, name)),
                command.subject(),
                command.itemName(),
                command.department(),
                command.departmentName(),
                privacy.seal(content, cell("content", command, name)),
                clock.instant(),
                command.hand(),
                null));
        events.publishEvent(new Issued(command.caseNumber(), name.kind(), name.nth()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<LetterView> of(String caseNumber) {
        return rows.of(caseNumber);
    }

    /** Outside any transaction: whoever waits for the press must not hold a connection. */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<InputStream> open(String caseNumber, LetterName name, Reading reading) {
        return rows.find(caseNumber, name).flatMap(letter -> open(filing.filed(letter), reading));
    }

    @Override
    public void erase(Collection<String> caseNumbers) {
        rows.erase(caseNumbers).forEach(files::remove);
    }

    private static Cell cell(String column, IssueLetter command, LetterName name) {
        return LetterRows.cell(column, command.caseNumber(), name, command.subject());
    }

    private Optional<InputStream> open(UUID id, Reading reading) {
        var file = files.find(List.of(id)).getFirst();
        var key = Objects.requireNonNull(privacy.open(reading, List.of(new Field(FIELD, Grade.DOCUMENT, file.key())))
                .get(FIELD));
        return key.ruling() == Ruling.GIVE ? Optional.of(files.open(id, key.text())) : Optional.empty();
    }
}
