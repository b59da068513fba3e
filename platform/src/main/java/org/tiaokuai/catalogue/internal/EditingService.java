package org.tiaokuai.catalogue.internal;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.Comparison;
import org.tiaokuai.catalogue.Editing;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.ItemFile;
import org.tiaokuai.catalogue.Shelf;
import org.tiaokuai.catalogue.WorkingCopy;

@Service
@Transactional
class EditingService implements Editing {

    private final ShelfQueries shelves;
    private final Filing filing;
    private final Beginning beginning;
    private final Writing writing;
    private final Acting acting;
    private final WorkingCopies copies;
    private final Items items;

    EditingService(
            ShelfQueries shelves,
            Filing filing,
            Beginning beginning,
            Writing writing,
            Acting acting,
            WorkingCopies copies,
            Items items) {
        this.shelves = shelves;
        this.filing = filing;
        this.beginning = beginning;
        this.writing = writing;
        this.acting = acting;
        this.copies = copies;
        this.items = items;
    }

    @Override
    @Transactional(readOnly = true)
    public Shelf shelf(Officer officer, ShelfFilter filter) {
        return shelves.shelf(officer.post().department(), filter);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ItemFile> file(Officer officer, String code) {
        return filing.file(officer, code);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<WorkingCopy> workingCopy(Officer officer, String code) {
        return copies.find(code)
                .filter(copy -> copy.handledBy().equals(officer.post().department()))
                .map(WorkingCopies.Row::view);
    }

    @Override
    public Step begin(BeginVersion command) {
        return beginning.begin(command);
    }

    @Override
    public Saving save(SavePart command) {
        return writing.save(command);
    }

    @Override
    public Step act(ActOnItem command) {
        return acting.act(command);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Comparison> compare(Officer officer, String code, int before, int after) {
        var old = guide(officer, code, before);
        var present = guide(officer, code, after);
        return old.flatMap(from -> present.map(to -> Comparing.compare(from, to)));
    }

    private Optional<Guide> guide(Officer officer, String code, int version) {
        if (version == COPY) {
            return workingCopy(officer, code).map(WorkingCopy::guide);
        }
        return items.item(code)
                .filter(item -> item.offer().handledBy().equals(officer.post().department()))
                .flatMap(_ -> items.offer(code, version))
                .map(offer -> offer.guide());
    }
}
