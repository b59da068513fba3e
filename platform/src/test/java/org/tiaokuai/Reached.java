package org.tiaokuai;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Marks each answer whose request passed all guards, for a 404 of a guard looks like that of a case that is not there. */
class Reached implements WebMvcConfigurer {

    static final String HEADER = "X-Reached";

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        if (request.getDispatcherType() == DispatcherType.REQUEST) {
                            response.setHeader(HEADER, "yes");
                        }
                        return true;
                    }
                })
                .order(Ordered.LOWEST_PRECEDENCE);
    }
}
