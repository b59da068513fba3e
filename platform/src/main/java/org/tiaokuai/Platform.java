package org.tiaokuai;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
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

    public static void main(String... args) {
        var asked = CommandLine.of(args).orElse(null);
        if (asked == null) {
            System.err.print(CommandLine.USAGE);
            System.exit(CommandLine.USAGE_EXIT);
            return;
        }
        var application = new SpringApplication(Platform.class);
        application.addListeners(new SettingsCheck());
        if (CommandLine.TRAIN.equals(asked.command())) {
            System.exit(TrainingRun.of(application));
        }
        if (asked.command() != null) {
            // A command has the whole application but no port, so that it can run beside the serving one.
            application.addListeners(new CommandEnd());
            application.run(
                    "--tiaokuai.command=" + asked.command(),
                    "--tiaokuai.command-file=" + asked.file(),
                    "--server.port=-1",
                    // What is to be done after an event is done by who serves.
                    "--spring.modulith.events.republish-outstanding-events-on-restart=false",
                    "--logging.file.name=");
            return;
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
