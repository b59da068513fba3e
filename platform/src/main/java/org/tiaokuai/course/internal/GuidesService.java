package org.tiaokuai.course.internal;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Guides;

/** Asks outside the caller's transaction, which a failure in the catalogue would roll back. */
@Service
class GuidesService implements Guides {

    private static final Logger LOG = LoggerFactory.getLogger(GuidesService.class);

    private final Catalogue catalogue;
    private final TransactionTemplate outside;

    GuidesService(Catalogue catalogue, PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    @Override
    public Optional<Guide> of(String item, int version) {
        try {
            return Optional.ofNullable(
                    outside.execute(_ -> catalogue.offer(item, version).guide()));
        } catch (RuntimeException e) {
            LOG.error("No guide {} of version {}", item, version, e);
            return Optional.empty();
        }
    }
}
