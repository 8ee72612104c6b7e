package dev.flint.bid.register;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How long something took, on the clock and on all processors together. */
record Measured(double seconds, double cpuSeconds) {
    /** What is measured. */
    interface Task {
        void run() throws InterruptedException;
    }

    static Measured of(Task task) throws InterruptedException {
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        task.run();
        long nanos = System.nanoTime() - start;
        return new Measured(nanos / 1e9, (process.getProcessCpuTime() - cpu) / 1e9);
    }
}
