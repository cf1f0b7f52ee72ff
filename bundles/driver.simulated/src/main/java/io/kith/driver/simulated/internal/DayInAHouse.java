// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What a room is like at any moment: a function of the seed and the time alone. It is warmest in the late afternoon;
 * daylight comes and goes with the sun and the clouds, a lamp is lit in the evening; somebody moves about in bursts,
 * mostly in the morning and in the evening, and sleeps at night.
 */
final class DayInAHouse {

    private static final double HOURS = 3600;
    private static final int BURST_SECONDS = 300;
    private static final int STEP_SECONDS = 10;
    private static final double LAMP_SECONDS = 30;
    private static final double LAMP_PERCENT = 38;

    private final ZoneId zone;
    private final Noise warmth;
    private final Noise draught;
    private final Noise clouds;
    private final Noise habits;
    private final Noise bursts;
    private final Noise steps;

    DayInAHouse(long seed, ZoneId zone) {
        this.zone = zone;
        Noise noise = new Noise(seed);
        warmth = noise.of(1);
        draught = noise.of(2);
        clouds = noise.of(3);
        habits = noise.of(4);
        bursts = noise.of(5);
        steps = noise.of(6);
    }

    /** Degrees Celsius, between 15 and 27. */
    double temperature(Instant time) {
        double daily = 1.6 * Math.cos((hour(time) - 16.5) / 24 * 2 * Math.PI);
        double seconds = seconds(time);
        return 21 + daily + 1.2 * warmth.smoothAt(seconds / (9 * HOURS)) + 0.3 * draught.smoothAt(seconds / 900);
    }

    /** Percent of the brightest, 0 to 100. */
    double light(Instant time) {
        double sky = 0.75 + 0.25 * clouds.smoothAt(seconds(time) / 1200);
        return Math.max(0, Math.min(100, 0.5 + 85 * daylight(time) * sky + LAMP_PERCENT * lamp(time)));
    }

    /** Whether somebody moves. */
    boolean motion(Instant time) {
        long second = time.getEpochSecond();
        boolean about = bursts.at(Math.floorDiv(second, BURST_SECONDS)) < liveliness(hour(time));
        return about && steps.at(Math.floorDiv(second, STEP_SECONDS)) < 0.6;
    }

    /** From 0 at night to 1 at noon; days are longer in the summer of the north. */
    private double daylight(Instant time) {
        double yearly = Math.cos((time.atZone(zone).getDayOfYear() - 172) / 365.25 * 2 * Math.PI);
        double halfDay = 6 + 2.5 * yearly;
        double fromNoon = Math.abs(hour(time) - 12.5);
        return fromNoon >= halfDay ? 0 : Noise.smoothStep(Math.cos(fromNoon / halfDay * Math.PI / 2));
    }

    /** The lamp is switched on towards evening and off at bedtime, each day at a slightly other time. */
    private double lamp(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        LocalDate day = local.toLocalDate();
        double on = 17.5 + habits.at(2 * day.toEpochDay());
        double off = 22 + 1.5 * habits.at(2 * day.toEpochDay() + 1);
        double hour = hour(time);
        return Noise.smoothStep((hour - on) * HOURS / LAMP_SECONDS)
                - Noise.smoothStep((hour - off) * HOURS / LAMP_SECONDS);
    }

    /** How likely it is that somebody is about within five minutes of that hour. */
    private static double liveliness(double hour) {
        if (hour < 6) {
            return 0.01;
        }
        if (hour < 9) {
            return 0.65;
        }
        if (hour < 17) {
            return 0.2;
        }
        return hour < 22.5 ? 0.6 : 0.08;
    }

    private double hour(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        return local.toLocalTime().toNanoOfDay() / (HOURS * 1e9);
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }
}
