package org.tiaokuai.catalogue.internal;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Editing.BeginVersion;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.form.Forms;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.standard.ItemCode;
import tools.jackson.databind.json.JsonMapper;

/** Beginning a version: of an item that there is, or of a new one of the officer's department. */
@Component
class Beginning {

    private final WorkingCopies copies;
    private final Items items;
    private final Standings standings;
    private final Deeds deeds;
    private final Forms forms;
    private final Organisation organisation;
    private final Clock clock;

    Beginning(
            WorkingCopies copies,
            Items items,
            Standings standings,
            Deeds deeds,
            Forms forms,
            Organisation organisation,
            Clock clock) {
        this.copies = copies;
        this.items = items;
        this.standings = standings;
        this.deeds = deeds;
        this.forms = forms;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** However a code was typed, it is looked for as it is kept: or a draft would take another department's. */
    Step begin(BeginVersion command) {
        var officer = command.officer();
        var code = ItemCode.fault(command.code()).isPresent()
                ? command.code()
                : ItemCode.of(command.code()).value();
        var standing = standings.locked(code);
        if (standing.isEmpty()) {
            return beginNew(command);
        }
        var step = standing.get().act(officer, Stage.Event.BEGIN);
        return step instanceof Step.Taken
                ? begin(officer, content(code), standing.get().version())
                : step;
    }

    private PublishGuide content(String code) {
        var offer = items.item(code).orElseThrow().offer();
        return new PublishGuide(offer.guide(), offer.form(), offer.handledBy());
    }

    private Step beginNew(BeginVersion command) {
        var officer = command.officer();
        if (!Stage.Event.BEGIN.isOf(officer)) {
            return new Step.NotEntitled();
        }
        var department = organisation.department(officer.post().department()).orElseThrow();
        if (ItemCode.fault(command.code()).isPresent()) {
            return new Step.NoSuchCode();
        }
        var code = ItemCode.of(command.code());
        if (code.body().filter(body -> !body.equals(department.creditCode())).isPresent()) {
            return new Step.NoSuchCode();
        }
        var guide = JsonMapper.shared()
                .convertValue(
                        new Blank(
                                code.value(),
                                command.name(),
                                Guide.Kind.PROMISED,
                                "",
                                department.creditCode(),
                                department.name(),
                                false),
                        Guide.class);
        return begin(officer, new PublishGuide(guide, forms.general(), department.id()), 0);
    }

    /** What a guide has before anything is written. */
    private record Blank(
            String code,
            String name,
            Guide.Kind kind,
            String typeName,
            String department,
            String departmentName,
            boolean online) {}

    private Step begin(Officer officer, PublishGuide content, int basedOn) {
        var code = content.guide().code();
        if (!copies.begin(content, basedOn, officer, clock.instant())) {
            return new Step.NotNow();
        }
        deeds.add(code, basedOn, Stage.Event.BEGIN, officer, "", clock.instant());
        return new Step.Taken(code, Stage.Event.BEGIN);
    }
}
