package org.tiaokuai.page.internal;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.view.RedirectView;

/** Redirects go where they say: braces in an address that somebody typed are no variables to be filled in. */
@Component
class AsWritten implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof RedirectView view) {
            view.setExpandUriTemplateVariables(false);
        }
        return bean;
    }
}
