// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ByteKit
import Fingerprinting
import Foundation
import SimilarityIndex

/// `countersign index`: the similarity index on its own.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Measure search and recovery.", subcommands: [Bench.self, RecoveryBench.self])

    /// `countersign index bench`: build, search, and say how long it took.
    struct Bench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "bench",
            abstract: "Build an index of hashes, search it, and print times as JSON.",
            discussion: """
                DIR holds base.bin and queries.bin: hashes of 32 bytes each, most significant bit first. Searches run \
                one after another on one thread. With --batch they are also made several at once; with --churn they \
                are made while another thread inserts keys; with --snapshot the index is written to a file and read \
                back.
                """)

        @Option(help: ArgumentHelp("Folder with base.bin and queries.bin.", valueName: "dir")) var read: String
        @Option(help: "Bits in which a hit may differ.") var threshold = 31
        @Option(help: "How often all queries are searched.") var runs = 1
        @Option(
            help: ArgumentHelp("Write the hits here: counts, then ids, as little-endian uint32.", valueName: "file"))
        var hits: String?
        @Option(help: "Also search this many keys at once.") var batch: Int?
        @Option(help: ArgumentHelp("Also search for so long while keys are inserted.", valueName: "seconds"))
        var churn: Double?
        @Option(help: "Keys that are inserted in a second of --churn.") var churnRate = 10_000
        @Option(help: ArgumentHelp("Also write a snapshot here and read it back.", valueName: "file"))
        var snapshot: String?

        private struct Report: Encodable {
            var keys: Int
            var queries: Int
            var threshold: Int
            var runs: Int
            var hits: Int
            var build_s: Double
            var cpu_build_s: Double
            var memory_bytes: Int
            var single_qps: Double
            var p50_ms: Double
            var p99_ms: Double
            var cpu_single_qps: Double
            var cpu_p50_ms: Double
            var cpu_p99_ms: Double
            var cpu_batch_qps: Double?
            var churn: IndexChurn.Report?
            var snapshot_bytes: UInt64?
            var snapshot_write_s: Double?
            var snapshot_read_s: Double?
        }

        func validate() throws {
            guard (0...256).contains(threshold) else { throw ValidationError("--threshold is 0 to 256") }
            guard (1...1000).contains(runs) else { throw ValidationError("--runs is 1 to 1000") }
            guard (1...10_000).contains(batch ?? 1) else { throw ValidationError("--batch is 1 to 10000") }
            guard (0...3600).contains(churn ?? 1) else { throw ValidationError("--churn is up to 3600 seconds") }
            guard (1...10_000_000).contains(churnRate) else { throw ValidationError("--churn-rate is 1 to 10000000") }
        }

        func run() async throws {
            let base = try Self.hashes(read + "/base.bin")
            let queries = try Self.hashes(read + "/queries.bin")
            let before = Self.residentBytes()
            let start = Stopwatch()
            let index = HammingIndex(tunedRadius: threshold)
            index.insert(contentsOf: base.enumerated().lazy.map { (key: $1, payload: UInt64($0)) })
            index.settle()
            let build = start.elapsed()
            let memory = Self.residentBytes() - before

            var answers: [[UInt32]] = []
            var walls: [Double] = []
            var cpus: [Double] = []
            for run in 0..<runs {
                for query in queries {
                    let watch = Stopwatch(cpu: CLOCK_THREAD_CPUTIME_ID)
                    let found = index.search(query, radius: threshold, limit: .max)
                    let spent = watch.elapsed()
                    walls.append(spent.wall)
                    cpus.append(spent.cpu)
                    if run == 0 { answers.append(found.hits.map { UInt32(truncatingIfNeeded: $0.payload) }.sorted()) }
                }
            }
            if let hits { try Self.write(answers, to: hits) }
            var report = Report(
                keys: base.count, queries: queries.count, threshold: threshold, runs: runs,
                hits: answers.reduce(0) { $0 + $1.count }, build_s: build.wall, cpu_build_s: build.cpu,
                memory_bytes: memory, single_qps: Self.rate(walls), p50_ms: Self.percentile(walls, 0.5),
                p99_ms: Self.percentile(walls, 0.99), cpu_single_qps: Self.rate(cpus),
                cpu_p50_ms: Self.percentile(cpus, 0.5), cpu_p99_ms: Self.percentile(cpus, 0.99))
            if let batch { report.cpu_batch_qps = batchRate(index, queries, size: batch) }
            if let snapshot { try measureSnapshot(index, snapshot, into: &report) }
            if let churn {
                report.churn = IndexChurn.run(
                    index, queries: queries, radius: threshold, seconds: churn, rate: churnRate)
            }
            try Terminal.printJSON(report)
        }

        private func batchRate(_ index: HammingIndex, _ queries: [SIMD4<UInt64>], size: Int) -> Double {
            let watch = Stopwatch(cpu: CLOCK_THREAD_CPUTIME_ID)
            for start in stride(from: 0, to: queries.count, by: size) {
                let some = Array(queries[start..<min(start + size, queries.count)])
                _ = index.search(batch: some, radius: threshold, limit: .max)
            }
            return Double(queries.count) / max(watch.elapsed().cpu, 1e-9)
        }

        private func measureSnapshot(
            _ index: HammingIndex, _ path: String, into report: inout Report
        ) throws(CommandError) {
            do {
                let writing = Stopwatch()
                let file = try AtomicFile(path: path)
                try index.write(to: file)
                try file.commit()
                report.snapshot_write_s = writing.elapsed().wall
                report.snapshot_bytes = file.count
                let reading = Stopwatch()
                let again = try HammingIndex(snapshot: FileByteSource(path: path), tunedRadius: threshold)
                report.snapshot_read_s = reading.elapsed().wall
                guard again.count == index.count else { throw HammingSnapshotError.damaged }
            } catch { throw CommandError(status: .failure, file: path, message: "\(error)") }
        }

        private static func hashes(_ path: String) throws(CommandError) -> [SIMD4<UInt64>] {
            let bytes: [UInt8]
            do { bytes = try FileByteSource(path: path).readAll(limit: 8 << 30, named: path) } catch {
                throw CommandError.unreadable(path, error)
            }
            guard bytes.count % 32 == 0, !bytes.isEmpty, bytes.count / 32 <= Int(UInt32.max) else {
                throw CommandError(status: .unreadable, file: path, message: "does not hold hashes of 32 bytes each")
            }
            return bytes.withUnsafeBytes { bytes in
                (0..<bytes.count / 32).map { row in
                    var key = SIMD4<UInt64>()
                    for word in 0..<4 {
                        key[3 - word] = UInt64(
                            bigEndian: bytes.loadUnaligned(fromByteOffset: row * 32 + word * 8, as: UInt64.self))
                    }
                    return key
                }
            }
        }

        private static func write(_ answers: [[UInt32]], to path: String) throws(CommandError) {
            let numbers = answers.map { UInt32(truncatingIfNeeded: $0.count) } + answers.flatMap(\.self)
            let bytes = numbers.flatMap { number in
                (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
            }
            do { try AtomicFile.write(bytes, to: path) } catch { throw CommandError.unreadable(path, error) }
        }

        static func rate(_ seconds: [Double]) -> Double {
            let sum = seconds.reduce(0, +)
            return sum > 0 ? Double(seconds.count) / sum : 0
        }

        static func percentile(_ seconds: [Double], _ share: Double) -> Double {
            let sorted = seconds.sorted()
            guard !sorted.isEmpty else { return 0 }
            return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] * 1000
        }

        /// Pages in memory, from /proc (Linux); 0 where that is not there.
        private static func residentBytes() -> Int {
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
            let fields = text.split(separator: " ")
            return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
        }
    }

    /// Wall and processor time since it was made.
    struct Stopwatch {
        private let clock: clockid_t
        private let wall: Double
        private let cpu: Double

        /// - Parameter cpu: whose processor time: the process's or the thread's.
        init(cpu clock: clockid_t = CLOCK_PROCESS_CPUTIME_ID) {
            self.clock = clock
            wall = Self.now(CLOCK_MONOTONIC)
            cpu = Self.now(clock)
        }

        func elapsed() -> (wall: Double, cpu: Double) {
            (Self.now(CLOCK_MONOTONIC) - wall, Self.now(clock) - cpu)
        }

        private static func now(_ clock: clockid_t) -> Double {
            var time = timespec()
            clock_gettime(clock, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
        }
    }
}
