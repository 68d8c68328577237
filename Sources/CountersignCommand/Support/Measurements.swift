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
        let start = Measurements.now
        try work()
        add(since: start)
    }

    /// A moment, on the clock on the wall and in processor time of this process.
    struct Moment {
        fileprivate let wall: Double
        fileprivate let cpu: Double
    }

    /// The present moment.
    static var now: Moment { Moment(wall: clock(CLOCK_MONOTONIC), cpu: clock(CLOCK_PROCESS_CPUTIME_ID)) }

    /// Notes what work that began at `start` took; for work that waits.
    mutating func add(since start: Moment) {
        let end = Measurements.now
        seconds.append(end.wall - start.wall)
        cpuSeconds.append(end.cpu - start.cpu)
    }

    /// The measurements with the most memory that the process has held so far.
    func finished() -> Measurements {
        var result = self
        result.peakRSS = Measurements.peakKilobytes
        return result
    }

    /// The most memory that the process has held, in kB. Not what `getrusage` says: that begins with the memory of the
    /// process which started this one.
    private static var peakKilobytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let number = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
        if let value = number.flatMap({ Int($0) }) { return value }
        var usage = rusage()
        return getrusage(RUSAGE_SELF.rawValue, &usage) == 0 ? usage.ru_maxrss : 0
    }

    /// Memory that the process holds now; 0 where the system does not say.
    static var residentMegabytes: Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE))) / 1_000_000
    }

    private static func clock(_ which: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(which, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
