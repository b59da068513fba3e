package org.tiaokuai.ledger.internal;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Cosignature;
import org.tiaokuai.ledger.Head;

/** The witnesses of {@code tiaokuai.ledger.witnesses}: of each its name, address and public key, with spaces between. */
@Component
class WitnessList {

    private static final int PARTS = 3;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final List<Witness> witnesses = new ArrayList<>();

    WitnessList(@Value("${tiaokuai.ledger.witnesses}") List<String> entries, TreeHash hash, HeadKey ledger) {
        var keys = new HashSet<String>();
        var names = new HashSet<String>();
        keys.add(ledger.name());
        for (var entry : entries) {
            var witness = witness(entry.strip(), hash);
            if (!keys.add(witness.keyName()) || !names.add(witness.name())) {
                throw refused(entry, "its key or name is that of the ledger or of another witness");
            }
            witnesses.add(witness);
        }
    }

    /** @param keyName tells keys apart, as for the ledger's own */
    record Witness(String name, URI address, PublicKey key, String keyName, TreeHash hash) {

        boolean signed(Head head, Cosignature cosignature) {
            try {
                var signature = hash.signature();
                signature.initVerify(key);
                signature.update(Canonical.octets(Cosignature.text(head, cosignature.at())));
                return cosignature.key().equals(keyName)
                        && signature.verify(Base64.getDecoder().decode(cosignature.signature()));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return false;
            }
        }
    }

    List<Witness> all() {
        return List.copyOf(witnesses);
    }

    Optional<Witness> named(String keyName) {
        return witnesses.stream()
                .filter(witness -> witness.keyName().equals(keyName))
                .findFirst();
    }

    private static Witness witness(String entry, TreeHash hash) {
        var parts = entry.split(" +");
        if (parts.length != PARTS) {
            throw refused(entry, "it is no name, address and public key with spaces between");
        }
        var key = key(entry, parts[2], hash);
        return new Witness(parts[0], address(entry, parts[1]), key, HeadKey.name(key), hash);
    }

    private static URI address(String entry, String text) {
        try {
            var address = URI.create(text.replaceFirst("/+$", ""));
            var host = address.getHost();
            boolean safe = "https".equals(address.getScheme())
                    || "http".equals(address.getScheme())
                            && host != null
                            && LOOPBACK.matcher(host).matches();
            if (safe
                    && host != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw refused(entry, "its address is neither https:// nor http:// on this machine");
    }

    private static PublicKey key(String entry, String text, TreeHash hash) {
        try {
            var der = Base64.getDecoder().decode(text);
            var key = hash.factory().generatePublic(new X509EncodedKeySpec(der));
            if (Arrays.equals(key.getEncoded(), der) && hash.owns(key)) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // said below
        }
        throw refused(entry, "its key is no public key for " + hash.label() + " in base64");
    }

    private static IllegalStateException refused(String entry, String reason) {
        return new IllegalStateException("tiaokuai.ledger.witnesses: \"" + entry + "\": " + reason);
    }
}
