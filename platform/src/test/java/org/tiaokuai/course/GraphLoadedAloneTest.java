package org.tiaokuai.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the two enums is asked for first must not matter: a reader of the history knows events before states. */
class GraphLoadedAloneTest {

    @ParameterizedTest
    @ValueSource(strings = {"org.tiaokuai.course.State", "org.tiaokuai.course.State$Event"})
    void theGraphIsThereWhicheverHalfIsAskedForFirst(String first) throws Exception {
        var fresh = new Fresh();
        assertThat(Class.forName(first, true, fresh).getEnumConstants()).isNotEmpty();
        assertThat(Class.forName("org.tiaokuai.course.State", true, fresh).getEnumConstants())
                .hasSize(State.values().length);
        assertThat(Class.forName("org.tiaokuai.course.State$Event", true, fresh).getEnumConstants())
                .hasSize(State.Event.values().length);
    }

    /** Loads the two enums anew, as a process that has just started. */
    private static final class Fresh extends ClassLoader {

        Fresh() {
            super(GraphLoadedAloneTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.tiaokuai.course.State")) {
                return super.loadClass(name, resolve);
            }
            var known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                var bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
