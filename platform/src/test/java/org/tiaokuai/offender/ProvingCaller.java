package org.tiaokuai.offender;

import java.util.concurrent.atomic.AtomicReference;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.privacy.Proving;

/** Breaks a house rule on purpose: it carries a text out of the proof of a restore. */
public class ProvingCaller {

    String open(Proving proving, Sealed sealed) {
        var text = new AtomicReference<>("");
        proving.opens(sealed, plain -> {
            text.set(plain);
            return true;
        });
        return text.get();
    }
}
