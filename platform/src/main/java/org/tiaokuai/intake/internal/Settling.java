package org.tiaokuai.intake.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.AssignItems;
import org.tiaokuai.intake.GuideImports.Choice;
import org.tiaokuai.intake.GuideImports.SettleBody;
import org.tiaokuai.intake.GuideImports.Settlement;
import org.tiaokuai.intake.UnknownBody;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.standard.DivisionCode;

/** The authority's word on a body that was proposed, and the new versions by which its items follow. */
@Component
class Settling {

    private final Bodies bodies;
    private final ImportRuns runs;
    private final Catalogue catalogue;
    private final Organisation organisation;
    private final Clock clock;

    Settling(Bodies bodies, ImportRuns runs, Catalogue catalogue, Organisation organisation, Clock clock) {
        this.bodies = bodies;
        this.runs = runs;
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.clock = clock;
    }

    List<UnknownBody> unknown() {
        return bodies.unknown();
    }

    List<UnknownBody> unknownOf(UUID run) {
        return bodies.of(run);
    }

    /** Between two batches of a run, so that none of its items is handed on by what held before. */
    Settlement settle(SettleBody command) {
        runs.claimPatiently();
        var body = bodies.lock(command.code());
        return body.isEmpty() ? new Settlement.NothingToSettle() : settle(body.get(), command);
    }

    private Settlement settle(UnknownBody body, SettleBody command) {
        return switch (command.choice()) {
            case Choice.Adopt adopt ->
                adopted(body, adopt.division())
                        .map(department -> hand(body, command, "ADOPTED", department))
                        .orElseGet(Settlement.NoSuchDivision::new);
            case Choice.Map map ->
                organisation
                        .department(map.department())
                        .map(department -> hand(body, command, "MAPPED", department))
                        .orElseGet(Settlement.NoSuchDepartment::new);
            case Choice.Leave _ -> {
                bodies.settle(body.code(), "LEFT", null, command.by(), clock.instant());
                yield new Settlement.Settled(body.code(), 0);
            }
        };
    }

    private Optional<Department> adopted(UnknownBody body, DivisionCode division) {
        boolean known = organisation.divisions(division.level()).stream()
                .anyMatch(each -> each.code().equals(division));
        if (!known) {
            return Optional.empty();
        }
        var name = body.name().isEmpty() ? body.code() : body.name();
        organisation.establishDepartments(
                List.of(new Department(UUID.randomUUID(), body.code(), name, name, name, division.value(), false)));
        return organisation.department(body.code());
    }

    private Settlement hand(UnknownBody body, SettleBody command, String how, Department department) {
        bodies.settle(body.code(), how, department.id(), command.by(), clock.instant());
        int moved = catalogue.assign(new AssignItems(body.code(), department.id(), command.by()));
        return new Settlement.Settled(body.code(), moved);
    }
}
