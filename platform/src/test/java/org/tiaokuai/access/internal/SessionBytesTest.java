package org.tiaokuai.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.servlet.FlashMap;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.access.Vault;

@EmptyPlatform
class SessionBytesTest {

    private final ConversionService conversions;

    @Autowired
    SessionBytesTest(ObjectProvider<Vault> vault) {
        conversions = new SessionBytes().springSessionConversionService(vault);
    }

    /** Runs code as it is read. */
    private static final class Trap implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        static final AtomicInteger SPRUNG = new AtomicInteger();

        @Serial
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            SPRUNG.incrementAndGet();
        }
    }

    private byte[] stored(Object held) {
        return Objects.requireNonNull(conversions.convert(held, byte[].class));
    }

    private @Nullable Object read(byte[] stored) {
        return conversions.convert(stored, Object.class);
    }

    @Test
    void whatWasStoredIsReadAgain() {
        var sealed = new Sealed("b1:AAAA", SmallTown.cell("p"));
        var principal = new Principal(UUID.randomUUID(), 0, false, "p", null, sealed, sealed, sealed, null);
        var context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
        for (var held : new Object[] {"陆小满", principal, context, new ArrayList<>(List.of("a", 7L))}) {
            assertThat(read(stored(held))).isEqualTo(held);
        }
    }

    @Test
    void whatSomebodyAlteredIsAsIfItHadNeverBeenThere() {
        var stored = stored("陆小满");
        var random = new Random(20261124);
        for (int i = 0; i < 400; i++) {
            var broken = stored.clone();
            broken[random.nextInt(stored.length)] ^= (byte) (1 + random.nextInt(255));
            assertThat(read(broken)).isNull();
        }
        for (int length = 0; length < stored.length; length++) {
            assertThat(read(Arrays.copyOf(stored, length))).isNull();
        }
    }

    @Test
    void whatSomebodyElseWroteIsNotEvenLookedAt() throws Exception {
        int before = Trap.SPRUNG.get();
        var bytes = Objects.requireNonNull(new SerializingConverter().convert(new Trap()));
        new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
        assertThat(Trap.SPRUNG.get()).as("the trap works").isEqualTo(before + 1);
        assertThat(read(bytes)).isNull();
        var coded = Arrays.copyOf(new byte[0], 64 + bytes.length);
        Arrays.fill(coded, 0, 64, (byte) 'a');
        System.arraycopy(bytes, 0, coded, 64, bytes.length);
        assertThat(read(coded)).isNull();
        assertThat(Trap.SPRUNG.get()).isEqualTo(before + 1);
    }

    @Test
    void evenWhatThisPlatformWroteIsOfTheFewKindsThatASessionHolds() {
        int before = Trap.SPRUNG.get();
        assertThat(read(stored(new Trap()))).isNull();
        assertThat(Trap.SPRUNG.get()).isEqualTo(before);
        var foreign = new File("x");
        assertThat(read(stored(foreign))).isNull();
        assertThat(read(stored(new ArrayList<>(List.of(foreign))))).isNull();
        assertThat(read(stored(new ArrayList<>(Collections.nCopies(30_000, "x")))))
                .isNull();
    }

    @Test
    void whatAPageSaysOnceAfterARedirectIsKept() {
        var flash = new FlashMap();
        flash.put("signed", "20260302-0000018");
        flash.addTargetRequestParam("a", "b");
        var list = new CopyOnWriteArrayList<>(List.of(flash));
        assertThat(read(stored(list))).isEqualTo(list);
    }
}
