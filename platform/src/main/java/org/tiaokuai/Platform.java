package org.tiaokuai;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the platform. */
@Modulithic
@SpringBootApplication
public class Platform {

    public static void main(String... args) {
        SpringApplication.run(Platform.class, args);
    }
}
