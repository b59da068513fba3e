package org.tiaokuai.draft.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.privacy.Privacy;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The answers of a draft in one sealed envelope that only its owner's reading opens. */
@Component
class Envelope {

    private static final TypeReference<LinkedHashMap<String, Object>> ANSWERS = new TypeReference<>() {};

    /** A number is kept to its last digit. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Privacy privacy;
    private final Owner owner;

    Envelope(Privacy privacy, Owner owner) {
        this.privacy = privacy;
        this.owner = owner;
    }

    Sealed seal(Map<String, Object> answers, Cell cell) {
        return privacy.seal(json.writeValueAsString(answers), cell);
    }

    Map<String, Object> open(Resident resident, Sealed sealed) {
        return json.readValue(owner.open(resident, sealed), ANSWERS);
    }
}
