package org.tiaokuai.draft.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Residents;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.form.Prefill;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;

/** Opens a resident's own data for that resident. */
@Component
class Owner {

    private static final String BASIS = "个人信息保护法第四十五条";

    private final Privacy privacy;
    private final Residents residents;
    private final Clock clock;

    Owner(Privacy privacy, Residents residents, Clock clock) {
        this.privacy = privacy;
        this.residents = residents;
        this.clock = clock;
    }

    /** Whether there is an account to which what is handed in belongs, and will be until then. */
    boolean stays(Resident resident) {
        return residents.hold(resident);
    }

    /** What the account knows, by what a form may prefill. */
    Map<Prefill, String> known(Resident resident) {
        var fields = new ArrayList<Field>();
        fields.add(new Field(Prefill.NAME.name(), Grade.NAME, resident.name()));
        fields.add(new Field(Prefill.CITIZEN_NUMBER.name(), Grade.IDENTITY, resident.number()));
        fields.add(new Field(Prefill.PHONE.name(), Grade.CONTACT, resident.phone()));
        return open(resident, fields).entrySet().stream()
                .collect(Collectors.toMap(field -> Prefill.valueOf(field.getKey()), field -> field.getValue()
                        .text()));
    }

    String open(Resident resident, Sealed sealed) {
        var field = new Field("draft", Grade.IDENTITY, sealed);
        return open(resident, List.of(field)).values().iterator().next().text();
    }

    private Map<String, Opened> open(Resident resident, List<Field> fields) {
        return privacy.open(reading(resident), fields);
    }

    Reading reading(Resident resident) {
        return new Reading(
                Requester.of(resident), Purpose.OWN_BUSINESS, BASIS, "", null, resident.personKey(), clock.instant());
    }
}
