package org.tiaokuai.privacy.internal;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** How fields are sealed: as everywhere, or as GM/T 0002 has it; both in Galois/counter mode. */
enum SealAlgorithm implements SealKey.Ciphers {
    AES(32, null),
    SM4(16, new BouncyCastleProvider());

    private final int octets;
    private final @Nullable Provider provider;

    SealAlgorithm(int octets, @Nullable Provider provider) {
        this.octets = octets;
        this.provider = provider;
    }

    int octets() {
        return octets;
    }

    @Override
    public Cipher cipher() throws GeneralSecurityException {
        var name = name() + "/GCM/NoPadding";
        return provider == null ? Cipher.getInstance(name) : Cipher.getInstance(name, provider);
    }
}
