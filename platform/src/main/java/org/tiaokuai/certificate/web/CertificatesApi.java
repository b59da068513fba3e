package org.tiaokuai.certificate.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.page.NotHere;

/** The same check for programs. */
@RestController
@AllowedTo(Who.ANYONE)
class CertificatesApi {

    private final Certificates certificates;

    CertificatesApi(Certificates certificates) {
        this.certificates = certificates;
    }

    /** What the certificate states, by whom, when, and whether it is revoked; the holder's name is masked. */
    @GetMapping("/api/v1/certificates/{code}")
    CertificateView verify(@PathVariable String code) {
        return certificates.verify(code).orElseThrow(NotHere::new);
    }
}
