package org.tiaokuai.access.internal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.util.unit.DataSize;

/** What is true of every request: CSRF and sessions in the database; who may do what is {@link Guard}'s. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
        tableName = "access.session",
        maxInactiveIntervalInSeconds = 30 * 60,
        cleanupCron = "0 */5 * * * *")
class SecurityConfiguration {

    /** Figures of operation are nobody's business outside: the collector stands on this machine. */
    private static final AuthorizationManager<RequestAuthorizationContext> THIS_MACHINE = AuthorizationManagers.anyOf(
            IpAddressAuthorizationManager.hasIpAddress("127.0.0.0/8"),
            IpAddressAuthorizationManager.hasIpAddress("::1"));

    @Bean
    SecurityFilterChain security(HttpSecurity http, SecurityContextRepository contexts, UploadGate uploads) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(THIS_MACHINE)
                        .anyRequest()
                        .permitAll())
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .addFilterBefore(uploads, CsrfFilter.class)
                .csrf(Customizer.withDefaults())
                // Other names under the same domain are other people's, and may not speak TLS.
                .headers(headers -> headers.httpStrictTransportSecurity(strict -> strict.includeSubDomains(false)))
                .requestCache(cache -> cache.disable())
                .anonymous(Customizer.withDefaults())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(handling -> handling.accessDeniedHandler(new StaleForm()))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    UploadGate uploadGate(
            Sessions sessions,
            @Value("${tiaokuai.file.largest}") DataSize largest,
            @Value("${tiaokuai.file.largest-import}") DataSize largestImport) {
        return new UploadGate(sessions, largest.toBytes(), largestImport.toBytes());
    }

    /** It stands in the chain of Spring Security; as a filter of the container it would come before the session. */
    @Bean
    FilterRegistrationBean<UploadGate> uploadGateOnlyOnce(UploadGate gate) {
        var registration = new FilterRegistrationBean<>(gate);
        registration.setEnabled(false);
        return registration;
    }

    /** There is no password store of Spring's; without this bean it would make a user and print a password. */
    @Bean
    UserDetailsService noUsersOfSprings() {
        return name -> {
            throw new UsernameNotFoundException("Accounts are kept by access");
        };
    }

    /** Two requests of one session may set the same thing at once: a double click, or tabs that open together. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> attributesAreSetNotOnlyInserted() {
        return sessions -> sessions.setCreateSessionAttributeQuery("""
                insert into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
                values (?, ?, ?)
                on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes
                """);
    }

    /** A session is read with its account: one that was begun of what the account was before is not there. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfClosedAccountsAreNotThere() {
        return sessions -> sessions.setGetSessionQuery("""
                select kept.primary_id, kept.session_id, kept.creation_time, kept.last_access_time,
                    kept.max_inactive_interval, said.attribute_name, said.attribute_bytes
                from %TABLE_NAME% kept left join %TABLE_NAME%_attributes said on said.session_primary_id = kept.primary_id
                where kept.session_id = ? and (kept.principal_name is null or exists (
                    select from access.account
                    where id = substring(kept.principal_name from '^([0-9a-f-]{36})[.]')::uuid
                        and id || '.' || generation = kept.principal_name and blocked_at is null))
                """);
    }

    @Bean
    @Primary
    FrugalSessions<?> frugalSessions(JdbcIndexedSessionRepository sessions) {
        return new FrugalSessions<>(sessions);
    }

    @Bean
    FilterRegistrationBean<FrugalSessions.Memory> memoryOfSessions() {
        var memory = new FilterRegistrationBean<>(new FrugalSessions.Memory());
        memory.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return memory;
    }
}
