package org.tiaokuai.database;

import java.nio.file.Path;

/** An application that starts its database and is then killed, so that nothing of it is closed. */
final class KilledApplication {

    private KilledApplication() {}

    @SuppressWarnings("resource")
    public static void main(String... args) throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]), step -> {});
        Queries.run(server, "create table kept (word text)", "insert into kept values ('committed')");
        Runtime.getRuntime().halt(137);
    }

    static void runOn(Path home) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledApplication.class.getName(),
                        "" + home)
                .inheritIO()
                .start();
        int exit = process.waitFor();
        if (exit != 137) {
            throw new IllegalStateException("The application to be killed ended with " + exit);
        }
    }
}
