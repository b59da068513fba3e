package org.tiaokuai.payment.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.payment.TariffLine;
import org.tiaokuai.payment.Tariffs;

/** Who writes the guide of an item keeps its tariff; whoever changes a line saw what it said before. */
@Service
@Transactional
class TariffService implements Tariffs {

    private final TariffRows rows;
    private final Catalogue catalogue;
    private final Clock clock;

    TariffService(TariffRows rows, Catalogue catalogue, Clock clock) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public Keeping keep(KeepLine command) {
        var item = kept(command.officer(), command.item());
        if (item.isEmpty()) {
            return new Keeping.NoSuchLine();
        }
        if (!command.officer().has(Role.EDITOR)) {
            return new Keeping.NotEntitled();
        }
        if (item.get().offer().guide().free()) {
            return new Keeping.Free();
        }
        rows.lock(command.item());
        var lines = rows.newest(command.item());
        return command.line() == 0 ? begin(command, lines) : change(command, lines);
    }

    private Keeping begin(KeepLine command, List<TariffLine> lines) {
        if (lines.size() >= MOST_LINES) {
            return new Keeping.TooMany();
        }
        if (lines.stream().anyMatch(line -> line.says(command))) {
            return new Keeping.Unchanged();
        }
        return add(command, lines.size() + 1, 1);
    }

    private Keeping change(KeepLine command, List<TariffLine> lines) {
        var line = lines.stream().filter(each -> each.line() == command.line()).findFirst();
        if (line.isEmpty()) {
            return new Keeping.NoSuchLine();
        }
        if (line.get().version() != command.seen()) {
            return new Keeping.Meanwhile();
        }
        return line.get().says(command)
                ? new Keeping.Unchanged()
                : add(command, command.line(), line.get().version() + 1);
    }

    private Keeping add(KeepLine command, int line, int version) {
        return add(
                new TariffLine(
                        command.item(),
                        line,
                        version,
                        command.name(),
                        command.price(),
                        command.unit(),
                        command.basis(),
                        command.document(),
                        false,
                        clock.instant(),
                        ChargeRows.name(command.officer())),
                command.officer());
    }

    private Keeping add(TariffLine line, Officer officer) {
        rows.add(line, officer);
        return new Keeping.Kept(line);
    }

    @Override
    public Keeping end(EndLine command) {
        var officer = command.officer();
        if (kept(officer, command.item()).isEmpty()) {
            return new Keeping.NoSuchLine();
        }
        if (!officer.has(Role.EDITOR)) {
            return new Keeping.NotEntitled();
        }
        rows.lock(command.item());
        var found = rows.newest(command.item(), command.line());
        if (found.isEmpty()) {
            return new Keeping.NoSuchLine();
        }
        var line = found.get();
        if (line.version() != command.seen()) {
            return new Keeping.Meanwhile();
        }
        return line.ended() ? new Keeping.Unchanged() : add(ended(line, officer), officer);
    }

    private TariffLine ended(TariffLine line, Officer officer) {
        return new TariffLine(
                line.item(),
                line.line(),
                line.version() + 1,
                line.name(),
                line.price(),
                line.unit(),
                line.basis(),
                line.document(),
                true,
                clock.instant(),
                ChargeRows.name(officer));
    }

    @Override
    @Transactional(readOnly = true)
    public List<TariffLine> inForce(String item) {
        return rows.newest(item).stream().filter(line -> !line.ended()).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Sheet> sheet(Officer officer, String item) {
        return kept(officer, item).map(Item::offer).map(offer -> {
            var guide = offer.guide();
            return new Sheet(item, guide.name(), guide.nameEn(), guide.free(), rows.all(item));
        });
    }

    private Optional<Item> kept(Officer officer, String code) {
        return catalogue.item(code).filter(item -> officer.post()
                .handles(item.offer().handledBy(), code));
    }
}
