// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ByteKit
import ChangeMapping
import Foundation
import MediaCodecs
import SignalProcessing

/// `countersign compare`: lays a suspect over an original and says where they differ.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say where a picture differs from its original.",
        discussion: """
            Cropping, scaling, turning, mirroring, re-saving and colour changes are named, not counted as differences. \
            Exit status 0: the suspect shows the original, and no place differs; 1: places differ, or one cannot be \
            laid over the other; 3: a file could not be read.
            """)

    @Argument(help: "The picture in question.") var suspect: String
    @Argument(help: "The original, or a preview of it.") var original: String
    @OptionGroup var output: OutputOptions
    @Option(
        help: ArgumentHelp("Write the suspect with the differing places marked (.png, .jpg, .webp).", valueName: "out"))
    var map: String?

    private struct Answer: Encodable {
        var suspect: String
        var original: String
        var aligned: Bool
        var unchanged: Bool
        var alterations: [PictureAlteration]
        var transform: PlaneTransform?
        var alteredFraction: Double
        var comparedFraction: Double
        var coveredFraction: Double
        var regions: [PixelRect]
        var notCompared: [PixelRect]
        var resolutionLimit: Int

        enum CodingKeys: String, CodingKey {
            case suspect, original, aligned, unchanged, alterations, transform, regions
            case alteredFraction = "altered_fraction"
            case comparedFraction = "compared_fraction"
            case coveredFraction = "covered_fraction"
            case notCompared = "not_compared"
            case resolutionLimit = "resolution_limit"
        }
    }

    func validate() throws {
        if let map, Self.format(of: map) == nil {
            throw ValidationError("--map \(map): the name must end in .png, .jpg or .webp")
        }
    }

    func run() async throws {
        let worker = MediaWorker()
        let suspectPixels = try await PictureReading.pixels(suspect, with: worker)
        let originalPixels = try await PictureReading.pixels(original, with: worker)
        let result = ImageComparison.compare(suspect: suspectPixels, original: originalPixels)
        if let map {
            let drawn = ChangeDrawing.draw(result, on: suspectPixels)
            do {
                let encoded = try await worker.encode(drawn, options: EncodingOptions(format: Self.format(of: map)))
                try AtomicFile.write(encoded.bytes, to: map)
            } catch let error as MediaError { throw PictureReading.commandError(error, map) }
        }
        if output.json {
            try Terminal.printJSON(
                Answer(
                    suspect: suspect, original: original, aligned: result.aligned, unchanged: result.isUnchanged,
                    alterations: result.alterations, transform: result.transform,
                    alteredFraction: result.alteredFraction, comparedFraction: result.comparedFraction,
                    coveredFraction: result.coveredFraction, regions: result.regions,
                    notCompared: result.notCompared, resolutionLimit: result.resolutionLimit))
        } else {
            Self.lines(for: result).forEach { print($0) }
        }
        if !result.isUnchanged { ExitStatus.negative.end() }
    }

    private static func lines(for result: ImageComparisonResult) -> [String] {
        guard result.aligned else {
            return ["One could not be laid over the other: nothing is said about changes."]
        }
        var lines: [String] = []
        if !result.alterations.isEmpty {
            lines.append("As a whole: \(result.alterations.map(\.rawValue).joined(separator: ", ")).")
        }
        if result.regions.isEmpty {
            lines.append("No place differs by more than re-saving explains.")
        } else {
            let share = String(format: "%.1f", result.alteredFraction * 100)
            lines.append("\(result.regions.count) place(s) differ, \(share) % of the compared area:")
            lines += result.regions.map { "  x \($0.x), y \($0.y), \($0.width) x \($0.height) pixels" }
        }
        lines += result.notCompared.map { "Not compared: x \($0.x), y \($0.y), \($0.width) x \($0.height) pixels." }
        lines.append("Changes smaller than about \(result.resolutionLimit) pixels can escape.")
        return lines
    }

    private static func format(of path: String) -> PictureFormat? {
        switch (path as NSString).pathExtension.lowercased() {
        case "png": .png
        case "jpg", "jpeg": .jpeg
        case "webp": .webp
        default: nil
        }
    }
}
