// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DayInAHouseTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-06-01T00:00:00Z");
    private static final int DAYS = 14;

    /** Mean over some days, from an hour of the day to another, looking every minute. */
    private static double mean(double fromHour, double toHour, ToDoubleFunction<Instant> value) {
        double sum = 0;
        int count = 0;
        for (int day = 0; day < DAYS; day++) {
            for (double hour = fromHour; hour < toHour; hour += 1 / 60.0) {
                sum += value.applyAsDouble(MIDNIGHT.plusSeconds(day * 86400L + (long) (hour * 3600)));
                count++;
            }
        }
        return sum / count;
    }

    @Property(tries = 500)
    void valuesStayInBoundsAndRepeat(@ForAll long seed, @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        Instant time = Instant.ofEpochSecond(second);
        DayInAHouse day = new DayInAHouse(seed, ZoneOffset.UTC);
        assertTrue(day.temperature(time) >= 15 && day.temperature(time) <= 27, () -> "" + day.temperature(time));
        assertTrue(day.light(time) >= 0 && day.light(time) <= 100, () -> "" + day.light(time));
        DayInAHouse again = new DayInAHouse(seed, ZoneOffset.UTC);
        assertEquals(day.temperature(time), again.temperature(time));
        assertEquals(day.light(time), again.light(time));
        assertEquals(day.motion(time), again.motion(time));
    }

    @Property(tries = 200)
    void valuesMoveSmoothly(@ForAll long seed, @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        DayInAHouse day = new DayInAHouse(seed, ZoneOffset.UTC);
        Instant time = Instant.ofEpochSecond(second);
        Instant next = time.plusSeconds(1);
        assertTrue(Math.abs(day.temperature(next) - day.temperature(time)) < 0.01);
        assertTrue(Math.abs(day.light(next) - day.light(time)) < 3);
    }

    @Test
    void itIsWarmerInTheAfternoonThanBeforeSunrise() {
        DayInAHouse day = new DayInAHouse(1, ZoneOffset.UTC);
        assertTrue(mean(15, 18, day::temperature) > mean(3, 6, day::temperature) + 1.5);
    }

    @Test
    void itIsBrightAtNoonLitInTheEveningAndDarkAtNight() {
        DayInAHouse day = new DayInAHouse(1, ZoneOffset.UTC);
        double noon = mean(11, 14, day::light);
        double night = mean(0, 3, day::light);
        assertTrue(noon > 40, "noon: " + noon);
        assertTrue(night < 2, "night: " + night);
        double winterEvening = 0;
        for (int i = 0; i < DAYS; i++) {
            winterEvening += day.light(Instant.parse("2026-12-01T20:30:00Z").plusSeconds(86400L * i)) / DAYS;
        }
        assertTrue(winterEvening > 30 && winterEvening < 50, "a lamp: " + winterEvening);
    }

    @Test
    void somebodyMovesInTheMorningAndEveningAndSleepsAtNight() {
        DayInAHouse day = new DayInAHouse(1, ZoneOffset.UTC);
        ToDoubleFunction<Instant> motion = time -> day.motion(time) ? 1 : 0;
        double night = mean(0, 6, motion);
        double morning = mean(6, 9, motion);
        double evening = mean(17, 22, motion);
        assertTrue(night < 0.05, "night: " + night);
        assertTrue(morning > 0.2 && morning < 0.6, "morning: " + morning);
        assertTrue(evening > 0.2 && evening < 0.6, "evening: " + evening);
    }

    @Test
    void theDayIsThatOfTheHousesOwnZone() {
        DayInAHouse utc = new DayInAHouse(1, ZoneOffset.UTC);
        DayInAHouse east = new DayInAHouse(1, ZoneOffset.ofHours(12));
        Instant noon = MIDNIGHT.plusSeconds(12 * 3600);
        assertTrue(utc.light(noon) > 30);
        assertTrue(east.light(noon) < 2);
    }
}
