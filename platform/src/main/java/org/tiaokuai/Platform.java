package org.tiaokuai;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the platform, or runs one of its commands beside it. */
@Modulithic
@EnableAsync
@SpringBootApplication
public class Platform {

    private static final Set<String> COMMANDS =
            Set.of("import-guides", "check-ledger", "backup", "backup-portable", "restore");
    private static final String TRAIN = "train";

    public static void main(String... args) {
        var application = new SpringApplication(Platform.class);
        application.addListeners(new SettingsCheck());
        if (args.length > 0 && COMMANDS.contains(args[0])) {
            // A command has the whole application but no port, so that it can run beside the serving one.
            application.addListeners(new CommandEnd());
            application.run(
                    "--tiaokuai.command=" + args[0],
                    "--tiaokuai.command-file=" + (args.length > 1 ? args[1] : ""),
                    "--server.port=-1",
                    // What is to be done after an event is done by who serves.
                    "--spring.modulith.events.republish-outstanding-events-on-restart=false",
                    "--logging.file.name=");
            return;
        }
        if (args.length > 0 && args[0].equals(TRAIN)) {
            System.exit(TrainingRun.of(application));
        }
        application.addListeners(new PortCheck());
        application.run(args);
    }

    /** What falls due is done by who serves; of the commands only an import goes on by itself. */
    @EnableScheduling
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "tiaokuai.command", havingValue = "import-guides", matchIfMissing = true)
    static class Timetable {}

    /** All legal dates follow from one clock, as fine as tables keep time; a demonstration brings its own. */
    @Bean
    @ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "false", matchIfMissing = true)
    Clock clock() {
        return Clock.tick(Clock.system(ZoneId.of("Asia/Shanghai")), Duration.ofNanos(1_000));
    }
}
