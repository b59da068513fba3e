package org.tiaokuai.payment;

import java.util.UUID;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.payment.TariffLine.Unit;
import org.tiaokuai.payment.Tariffs.KeepLine;
import org.tiaokuai.payment.Tariffs.Keeping.Kept;

/** An item that costs something, its department, and who handles it. */
public record Charged(
        SmallTown town,
        Casework casework,
        Tariffs tariffs,
        Department department,
        Guide item,
        Officer editor,
        Officer window,
        Officer approver,
        Resident resident) {

    public static Charged in(SmallTown town, Casework casework, Tariffs tariffs) {
        var department = town.department("局" + UUID.randomUUID());
        return new Charged(
                town,
                casework,
                tariffs,
                department,
                town.item(department),
                town.officer(department, Role.EDITOR),
                town.officer(department, Role.WINDOW),
                town.officer(department, Role.APPROVER),
                town.resident("周𠮷安", SmallTown.number()));
    }

    public TariffLine line(String name, long fen, Unit unit) {
        return ((Kept) tariffs.keep(typed(0, 0, name, fen, unit))).line();
    }

    public TariffLine changed(TariffLine line, long fen) {
        return ((Kept) tariffs.keep(typed(line.line(), line.version(), line.name(), fen, line.unit()))).line();
    }

    KeepLine typed(int line, int seen, String name, long fen, Unit unit) {
        return new KeepLine(editor, item.code(), line, seen, name, new Yuan(fen), unit, "某条例第十九条", "某发〔2026〕1号");
    }

    public String submitted() {
        return submitted(resident);
    }

    String submitted(Resident applicant) {
        return town.handIn(applicant, item);
    }

    public String accepted() {
        var number = submitted();
        casework.receive(new ReceiveApplication(window, number, true, "", ""));
        return number;
    }
}
