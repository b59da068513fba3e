package org.tiaokuai.desk.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.course.State;
import org.tiaokuai.organisation.Colleagues;

/** To whom an officer may hand a case: a colleague whose post works on it where it stands. */
@Component
class Successors {

    private final Colleagues colleagues;

    Successors(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    List<Officer> of(Officer officer, State state, String item) {
        var department = officer.post().department();
        return others(officer).stream()
                .filter(colleague -> state.concerns(colleague.post()))
                .filter(colleague -> colleague.post().handles(department, item))
                .toList();
    }

    /** Every other post of the department. */
    List<Officer> others(Officer officer) {
        return colleagues.of(officer.post().department()).stream()
                .filter(colleague ->
                        !colleague.post().id().equals(officer.post().id()))
                .toList();
    }
}
