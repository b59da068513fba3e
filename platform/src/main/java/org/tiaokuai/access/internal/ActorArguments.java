package org.tiaokuai.access.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tiaokuai.access.Actor;
import org.tiaokuai.access.Principal;
import org.tiaokuai.page.NotHere;

/** Gives a page the actor it asks for: a resident, an officer, or either as an optional. */
@Component
class ActorArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final Sessions sessions;
    private final Guard guard;

    ActorArguments(Sessions sessions, Guard guard) {
        this.sessions = sessions;
        this.guard = guard;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.nestedIfOptional().getNestedParameterType();
        return type == Actor.Resident.class || type == Actor.Officer.class || type == Principal.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var type = parameter.nestedIfOptional().getNestedParameterType();
        Optional<?> actor;
        if (type == Actor.Resident.class) {
            actor = sessions.resident();
        } else if (type == Actor.Officer.class) {
            actor = sessions.officer();
        } else {
            actor = sessions.principal();
        }
        return parameter.getParameterType() == Optional.class ? actor : actor.orElseThrow(NotHere::new);
    }
}
