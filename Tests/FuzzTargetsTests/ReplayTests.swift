// SPDX-License-Identifier: Apache-2.0

import Foundation
import FuzzTargets
import Testing

/// Feeds every target its seeds, what was once found, and some thousand changed ones, the same in each run.
@Suite struct ReplayTests {
    /// Changed inputs that each target gets.
    static let changedInputs = 6_000
    /// What one input may take of a processor, in seconds; they are small.
    static let patience = 1.0

    @Test(arguments: FuzzTarget.all.map(\.name)) func everyTargetStandsItsSeedsAndManyChangesOfThem(name: String) async
    {
        let input = FileManager.default.temporaryDirectory
            .appendingPathComponent("fuzz-\(name)-\(UUID().uuidString)").path
        // A violation traps, so each target runs in a process of its own, and leaves behind what it was reading.
        await #expect(
            processExitsWith: .success, "the input is in \(input); fuzz \(name) takes it as an argument"
        ) { [name = name as String, input = input as String] in
            ReplayTests.replay(name, keepingInputIn: input)
        }
    }

    private static func replay(_ name: String, keepingInputIn path: String) {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Fuzzing/Seeds/\(name)")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        let seeds = names.compactMap { try? Data(contentsOf: folder.appendingPathComponent($0)) }.map { Array($0) }
        guard let target = FuzzTarget.named(name), !seeds.isEmpty,
            FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { preconditionFailure("no such target, no seeds, or no place to work in") }
        func feed(_ bytes: [UInt8]) throws {
            try file.seek(toOffset: 0)
            try file.write(contentsOf: bytes)
            try file.truncate(atOffset: UInt64(bytes.count))
            let began = clock()
            target.run(bytes)
            precondition(Double(clock() - began) < patience * Double(CLOCKS_PER_SEC), "an input took too long")
        }
        do {
            for seed in seeds { try feed(seed) }
            var mutator = Mutator(seed: 20_261_125)
            for round in 0..<changedInputs {
                try feed(mutator.mutate(seeds[round % seeds.count], with: seeds[(round &* 7 + 3) % seeds.count]))
            }
            try FileManager.default.removeItem(atPath: path)
        } catch {
            preconditionFailure("the input could not be kept: \(error)")
        }
    }
}
