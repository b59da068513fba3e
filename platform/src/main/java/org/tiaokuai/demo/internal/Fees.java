package org.tiaokuai.demo.internal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.payment.Charges;
import org.tiaokuai.payment.Charges.Charging;
import org.tiaokuai.payment.Charges.IssueNotice;
import org.tiaokuai.payment.TariffLine.Unit;
import org.tiaokuai.payment.Tariffs;
import org.tiaokuai.payment.Tariffs.KeepLine;
import org.tiaokuai.payment.Tariffs.Keeping;
import org.tiaokuai.payment.Yuan;
import tools.jackson.databind.JsonNode;

/** What items of the invented city cost, and what is charged in its stories. */
@Component
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "true")
class Fees {

    private final Tariffs tariffs;
    private final Charges charges;

    Fees(Tariffs tariffs, Charges charges) {
        this.tariffs = tariffs;
        this.charges = charges;
    }

    void keep(JsonNode line, Officer editor) {
        var command = new KeepLine(
                editor,
                line.path("item").asString(""),
                0,
                0,
                line.path("name").asString(""),
                Yuan.read(line.path("price").asString("")).orElseThrow(),
                Unit.valueOf(line.path("unit").asString("")),
                line.path("basis").asString(""),
                line.path("document").asString(""));
        if (!(tariffs.keep(command) instanceof Keeping.Kept)) {
            throw new IllegalStateException("A line of a tariff was refused: " + line);
        }
    }

    void charge(JsonNode act, Officer officer, String number) {
        var command = new IssueNotice(
                officer,
                number,
                act.path("line").asInt(),
                1,
                act.path("quantity").asInt());
        if (!(charges.charge(command) instanceof Charging.Charged)) {
            throw new IllegalStateException("A story's charge was refused: " + act);
        }
    }
}
