package org.tiaokuai.desk.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.Claims.ClaimCase;
import org.tiaokuai.casework.Claims.Claiming;
import org.tiaokuai.casework.Claims.Claiming.Claimed;
import org.tiaokuai.desk.Desk;
import org.tiaokuai.privacy.Privacy;

/** A change of hands and its trace are one transaction. */
@Service
@Transactional
class DeskService implements Desk {

    private final Claims claims;
    private final Casework casework;
    private final Memories memories;
    private final Privacy privacy;

    DeskService(Claims claims, Casework casework, Memories memories, Privacy privacy) {
        this.claims = claims;
        this.casework = casework;
        this.memories = memories;
        this.privacy = privacy;
    }

    @Override
    public Claiming claim(ClaimCase command) {
        var claiming = claims.claim(command);
        if (claiming instanceof Claimed claimed && claimed.from() != null) {
            var officer = command.officer();
            memories.handing(claimed.number(), claimed.from(), officer, officer, "");
        }
        return claiming;
    }

    @Override
    public Claiming handOver(HandOver handOver) {
        var command = handOver.command();
        var claiming = claims.handOver(command);
        if (claiming instanceof Claimed claimed) {
            memories.handing(claimed.number(), claimed.from(), command.to(), command.officer(), handOver.reason());
        }
        return claiming;
    }

    @Override
    public boolean note(AddNote command) {
        if (casework.rows(command.officer(), List.of(command.number())).isEmpty()) {
            return false;
        }
        memories.note(command.number(), command.officer(), cell -> privacy.seal(command.text(), cell));
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> reasons(Collection<String> numbers) {
        return memories.reasons(numbers);
    }
}
