// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Times of repeated work, as the bench commands print them.
struct Measurements: Encodable {
    private(set) var seconds: [Double] = []
    private(set) var cpuSeconds: [Double] = []
    private(set) var peakRSS = 0

    enum CodingKeys: String, CodingKey {
        case seconds
        case cpuSeconds = "cpu_seconds"
        case peakRSS = "peak_rss_kb"
    }

    /// Does the work once and notes what it took.
    mutating func measure(_ work: () throws -> Void) rethrows {
        let wall = Measurements.clock(CLOCK_MONOTONIC)
        let cpu = Measurements.clock(CLOCK_PROCESS_CPUTIME_ID)
        try work()
        seconds.append(Measurements.clock(CLOCK_MONOTONIC) - wall)
        cpuSeconds.append(Measurements.clock(CLOCK_PROCESS_CPUTIME_ID) - cpu)
    }

    /// The measurements with the most memory that the process has held so far.
    func finished() -> Measurements {
        var result = self
        var usage = rusage()
        if getrusage(RUSAGE_SELF.rawValue, &usage) == 0 { result.peakRSS = usage.ru_maxrss }
        return result
    }

    private static func clock(_ which: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(which, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
