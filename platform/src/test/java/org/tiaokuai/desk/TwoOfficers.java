package org.tiaokuai.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.Casework.QueueFilter.Whose;
import org.tiaokuai.casework.Claims.ClaimCase;
import org.tiaokuai.casework.Claims.Claiming;
import org.tiaokuai.casework.Claims.HandOverCase;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.desk.Desk.HandOver;
import org.tiaokuai.organisation.Department;

/** Two officers at the window of one department, an item that it handles, and what happens on their desks. */
final class TwoOfficers {

    private final Casework casework;
    private final Desk desk;
    private final SmallTown town;
    private final Department department;
    private final Guide item;
    private final Officer fang;
    private final Officer he;

    TwoOfficers(Casework casework, Desk desk, SmallTown town) {
        this.casework = casework;
        this.desk = desk;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        fang = town.employed(department, SmallTown.number(), Role.WINDOW);
        he = town.employed(department, SmallTown.number(), Role.WINDOW);
    }

    Department department() {
        return department;
    }

    Guide item() {
        return item;
    }

    Officer fang() {
        return fang;
    }

    Officer he() {
        return he;
    }

    String submitted() {
        return submitted(town.resident("周𠮷安", SmallTown.number()), item);
    }

    String submitted(Resident resident, Guide what) {
        return town.handIn(resident, what.code(), SmallTown.typed("开一家小店"));
    }

    Claiming take(Officer officer, String number, @Nullable UUID from) {
        return desk.claim(new ClaimCase(officer, number, from));
    }

    Claiming handOver(Officer officer, String number, Officer to, @Nullable UUID from) {
        var colleague = to;
        return desk.handOver(new HandOver(new HandOverCase(officer, number, colleague, from), "我明天出差"));
    }

    QueueView queue(Officer officer, Whose whose) {
        return casework.queue(officer, new QueueFilter(whose, "", "", "", "", 50));
    }

    List<String> numbers(Officer officer, Whose whose) {
        return queue(officer, whose).rows().stream().map(QueueView.Row::number).toList();
    }
}
