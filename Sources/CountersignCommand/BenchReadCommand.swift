// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import ContentCredentials
import Foundation

/// `countersign bench read`: reads and judges one file again and again in this process and prints how long it took.
struct BenchReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Time the checking of one file, repeated in process.")

    @Argument(help: "The file to check.") var file: String
    @Option(help: "How often.") var runs = 10
    @OptionGroup var trust: TrustOptions

    func validate() throws {
        guard runs > 0, runs <= 1_000_000 else { throw ValidationError("--runs must be 1 to 1000000") }
    }

    func run() async throws {
        let validator = Validator(settings: try trust.settings())
        var seconds: [Double] = []
        var cpuSeconds: [Double] = []
        for _ in 0..<runs {
            let start = ProcessClock.now
            do { _ = try await validator.validate(try FileByteSource(path: file)) } catch {
                throw CommandError.unreadable(file, error)
            }
            let end = ProcessClock.now
            seconds.append(end.wall - start.wall)
            cpuSeconds.append(end.cpu - start.cpu)
        }
        let result = JSONValue.members([
            ("seconds", .array(seconds.map { .number($0) })), ("cpu_seconds", .array(cpuSeconds.map { .number($0) })),
            ("peak_rss_kb", .integer(ProcessClock.peakMemory)),
        ])
        Terminal.printLine(Data(result.serialize().utf8))
    }
}

/// Readings of the clock on the wall and of what this process has used.
enum ProcessClock {
    /// Seconds on a clock that never goes back, and seconds of processor time.
    static var now: (wall: Double, cpu: Double) {
        var wall = timespec()
        var cpu = timespec()
        clock_gettime(CLOCK_MONOTONIC, &wall)
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu)
        func seconds(_ time: timespec) -> Double { Double(time.tv_sec) + Double(time.tv_nsec) / 1e9 }
        return (seconds(wall), seconds(cpu))
    }

    /// The most memory that was resident, in kilobytes.
    static var peakMemory: Int64 {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return Int64(usage.ru_maxrss) / 1024
        #else
            getrusage(RUSAGE_SELF.rawValue, &usage)
            return Int64(usage.ru_maxrss)
        #endif
    }
}
