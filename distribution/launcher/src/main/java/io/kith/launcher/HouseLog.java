// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where log lines go: all to {@code log/kith.log}, with stack traces, rolled by day and by size; warnings also to the
 * terminal, as one line each. A {@code conf/logback.xml} takes the place of this. The setting is made in Java because
 * reading one from XML costs a fifth of a second of every start.
 */
final class HouseLog {

    private static final String FILE_PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{36}: %msg%n%ex";
    private static final FileSize LARGEST_FILE = FileSize.valueOf("5MB");
    private static final FileSize LARGEST_TOTAL = FileSize.valueOf("50MB");
    private static final int DAYS_KEPT = 14;

    private HouseLog() {}

    /** Sets logging up for this process, java.util.logging included. */
    static void open(Home home) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty("kith.log", home.log().toString());
        Path own = home.conf().resolve("logback.xml");
        String complaint = Files.exists(own) ? read(context, own) : "";
        if (!Files.exists(own) || !complaint.isEmpty()) {
            context.reset();
            configure(context, home.log());
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        if (!complaint.isEmpty()) {
            LoggerFactory.getLogger(HouseLog.class)
                    .warn("{} cannot be used ({}). The built-in log settings hold until it is mended.", own, complaint);
        }
    }

    /** Writes what is buffered and closes the files. */
    static void close() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    /** Keeps the warnings of this logger from repeating what was already said better. */
    static void errorsOnly(String logger) {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(logger).setLevel(Level.ERROR);
    }

    private static String read(LoggerContext context, Path file) {
        try {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(file.toFile());
            return "";
        } catch (JoranException e) {
            return Cause.of(e);
        }
    }

    private static void configure(LoggerContext context, Path folder) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(file(context, folder));
        root.addAppender(terminal(context));
        // Jetty tells its whole configuration at INFO.
        context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path folder) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve("kith.log").toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(
                folder.resolve("kith.%d{yyyy-MM-dd}.%i.log.gz").toString());
        policy.setMaxFileSize(LARGEST_FILE);
        policy.setTotalSizeCap(LARGEST_TOTAL);
        policy.setMaxHistory(DAYS_KEPT);
        policy.setCleanHistoryOnStart(true);
        policy.start();
        appender.setRollingPolicy(policy);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(FILE_PATTERN);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static ConsoleAppender<ILoggingEvent> terminal(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("terminal");
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.toString());
        warnings.start();
        appender.addFilter(warnings);
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(new TerminalLayout());
        encoder.start();
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
