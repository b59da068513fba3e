package org.tiaokuai.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Role;

class UploadGateTest {

    private static final long LARGEST = 1 << 20;

    private final UploadGate gate = new UploadGate(new Sessions(new NoPosts()), LARGEST, LARGEST);
    private final UUID account = UUID.randomUUID();

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    /** Nobody here acts under a post. */
    private static final class NoPosts implements Posts {

        @Override
        public List<Post> heldBy(UUID account) {
            return List.of();
        }

        @Override
        public Set<UUID> holders(Role role) {
            return Set.of();
        }

        @Override
        public Optional<Post> held(UUID account, UUID post) {
            return Optional.empty();
        }
    }

    private int upload(UUID by, FilterChain chain) throws Exception {
        var principal = new Principal(by, 0, false, null, null, null, null, null, null);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
        var request = new MockHttpServletRequest("POST", "/apply/x/materials/0");
        request.setContentType("multipart/form-data; boundary=b");
        request.setContent(new byte[10]);
        var response = new MockHttpServletResponse();
        gate.doFilter(request, response, chain);
        return response.getStatus();
    }

    @Test
    void oneAccountHasFewUploadsUnderWayAndAnotherIsNotHeldUp() throws Exception {
        var inside = new CountDownLatch(UploadGate.AT_ONCE);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(UploadGate.AT_ONCE)) {
            var futures = new ArrayList<Future<Integer>>();
            for (int at = 0; at < UploadGate.AT_ONCE; at++) {
                futures.add(threads.submit(() -> upload(account, (_, _) -> {
                    inside.countDown();
                    waitFor(goOn);
                })));
            }
            inside.await();
            assertThat(upload(account, (_, _) -> {
                        throw new AssertionError("Nobody reads it");
                    }))
                    .isEqualTo(503);
            assertThat(upload(UUID.randomUUID(), (_, _) -> {})).isEqualTo(200);
            goOn.countDown();
            for (var future : futures) {
                assertThat(future.get()).isEqualTo(200);
            }
        }
        assertThat(upload(account, (_, _) -> {})).isEqualTo(200);
    }

    @Test
    void anUploadThatFailsMakesRoomAgain() throws Exception {
        for (int at = 0; at < 3 * UploadGate.AT_ONCE; at++) {
            assertThatThrownBy(() -> upload(account, (_, _) -> {
                        throw new ServletException("torn");
                    }))
                    .isInstanceOf(ServletException.class);
        }
        assertThat(upload(account, (_, _) -> {})).isEqualTo(200);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
