// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimilarityIndex
import Synchronization

/// Searches while another thread inserts, each inserted key looked up right away.
enum IndexChurn {
    struct Report: Encodable {
        var seconds: Double
        var inserts_per_s: Double
        var queries_per_s: Double
        var p50_ms: Double
        var p99_ms: Double
        var cpu_p50_ms: Double
        var cpu_p99_ms: Double
        /// Inserted keys that the next search did not find; must be 0.
        var not_found: Int
    }

    private final class Progress: Sendable {
        let inserted = Atomic(0)
        let notFound = Atomic(0)
        let isOver = Atomic(false)
    }

    static func run(
        _ index: HammingIndex, queries: [SIMD4<UInt64>], radius: Int, seconds: Double, rate: Int
    ) -> Report {
        let progress = Progress()
        let finished = DispatchSemaphore(value: 0)
        let start = Date()
        let writer = Thread {
            var generator = SystemRandomNumberGenerator()
            var number = 0
            while !progress.isOver.load(ordering: .relaxed) {
                // A hundredth of a second's share at a time.
                let due = Int(Date().timeIntervalSince(start) * Double(rate))
                while number < due {
                    let key = SIMD4<UInt64>(
                        generator.next(), generator.next(), generator.next(), generator.next())
                    let payload = UInt64(1) << 62 | UInt64(number)
                    index.insert(key, payload: payload)
                    // Every hundredth is looked up, by the thread that knows when it was inserted.
                    if number % 100 == 0, !index.search(key, radius: 0).hits.contains(where: { $0.payload == payload })
                    {
                        progress.notFound.add(1, ordering: .relaxed)
                    }
                    number += 1
                }
                progress.inserted.store(number, ordering: .relaxed)
                Thread.sleep(forTimeInterval: 0.01)
            }
            finished.signal()
        }
        writer.start()
        var walls: [Double] = []
        var cpus: [Double] = []
        while Date().timeIntervalSince(start) < seconds {
            for query in queries.prefix(200) {
                let watch = IndexCommand.Stopwatch(cpu: CLOCK_THREAD_CPUTIME_ID)
                _ = index.search(query, radius: radius)
                let spent = watch.elapsed()
                walls.append(spent.wall)
                cpus.append(spent.cpu)
            }
        }
        let elapsed = Date().timeIntervalSince(start)
        progress.isOver.store(true, ordering: .relaxed)
        finished.wait()
        return Report(
            seconds: elapsed, inserts_per_s: Double(progress.inserted.load(ordering: .relaxed)) / elapsed,
            queries_per_s: Double(walls.count) / elapsed, p50_ms: IndexCommand.Bench.percentile(walls, 0.5),
            p99_ms: IndexCommand.Bench.percentile(walls, 0.99), cpu_p50_ms: IndexCommand.Bench.percentile(cpus, 0.5),
            cpu_p99_ms: IndexCommand.Bench.percentile(cpus, 0.99), not_found: progress.notFound.load(ordering: .relaxed)
        )
    }
}
