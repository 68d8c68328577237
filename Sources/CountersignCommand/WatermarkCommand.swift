// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import Foundation
import MediaCodecs
import SignalProcessing
import Watermarking

/// `countersign watermark`: marks pictures invisibly and recordings inaudibly, and reads the marks.
struct WatermarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watermark",
        abstract: "Put an imperceptible mark with a 64-bit identifier into a picture or a recording, or read it.",
        discussion: """
            What the mark survives, and what it does not, is in docs/watermark.md for pictures and in docs/sound.md for \
            sound.
            """,
        subcommands: [Embed.self, Decode.self, Bench.self])

    /// `countersign watermark embed IN OUT`.
    struct Embed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Mark a picture or a recording; prints the identifier.",
            discussion: """
                The format of OUT follows from its name (.png, .jpg, .webp, .tif); PNG and TIFF are lossless. A \
                recording keeps its container and coding, and in a film only the sound is coded anew. Without --id a \
                random identifier is chosen. A recording of 3 to \
                5 seconds holds only a short identifier: give six digits.
                """)

        @Option(help: ArgumentHelp("The identifier; six digits are a short one, for sound.", valueName: "hex16"))
        var id: String?
        @Flag(help: "Choose a random identifier (the default).") var random = false
        @Option(help: ArgumentHelp("Decibels stronger than chosen, from -6 to 6.", valueName: "db"))
        var strength: Double = 0
        @Option(help: "Quality of JPEG or WebP, 1 to 100.") var quality: Int = 92
        @Flag(help: "Let the mark say that the picture was made with AI.") var ai = false
        @Flag(help: "Replace a mark that the picture carries already.") var replace = false
        @Argument(help: "The picture or recording to mark.") var input: String
        @Argument(help: "Where the marked one goes.") var output: String

        func validate() throws {
            if id != nil, random { throw ValidationError("--id and --random exclude each other") }
            if let id, MarkIdentifier.parse(id) == nil, SoundMarking.payload(id) == nil {
                throw ValidationError("--id \(id) is not an identifier: give 16 hexadecimal digits")
            }
            guard strength >= -6, strength <= 6 else { throw ValidationError("--strength goes from -6 to 6") }
            guard (1...100).contains(quality) else { throw ValidationError("--quality goes from 1 to 100") }
        }

        func run() async throws {
            if SoundMarking.isSound(input) {
                let payload = id.flatMap { SoundMarking.payload($0) } ?? .identifier(UInt64.random(in: 1 ... .max))
                try await SoundMarking().embed(payload, input: input, output: output, strength: strength)
                Terminal.printLine(Data(payload.description.utf8))
                return
            }
            guard WatermarkCommand.format(of: output) != nil else {
                throw CommandError(status: .usage, file: output, message: "name the output .png, .jpg, .webp or .tif")
            }
            if let id, MarkIdentifier.parse(id) == nil {
                throw CommandError(status: .usage, message: "a picture's identifier has 16 hexadecimal digits")
            }
            let identifier = id.flatMap { MarkIdentifier.parse($0) } ?? UInt64.random(in: .min ... .max)
            let worker = MediaWorker()
            let picture = try await WatermarkCommand.pixels(of: input, worker, colour: .native)
            let marked: EmbeddedImage
            do {
                marked = try ImageWatermark().embed(
                    id: identifier, into: picture, isAIGenerated: ai, strength: strength,
                    existing: replace ? .replace : .refuse)
            } catch {
                throw CommandError(status: .negative, file: input, message: error.description)
            }
            let encoded: EncodedPicture
            do {
                encoded = try await worker.encode(
                    marked.pixels, replacing: .path(input),
                    options: EncodingOptions(format: WatermarkCommand.format(of: output), quality: quality))
            } catch {
                throw CommandError(status: .failure, file: output, message: error.description)
            }
            let file = try AtomicFile(path: output)
            try file.append(encoded.bytes)
            try file.commit()
            Terminal.note(
                String(
                    format: "%@: PSNR %.1f dB (luma %.1f dB), margin %+.1f dB", output, marked.psnr, marked.lumaPSNR,
                    marked.margin))
            Terminal.printLine(Data(MarkIdentifier.text(identifier).utf8))
        }
    }

    /// `countersign watermark decode FILE...`.
    struct Decode: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read the marks of pictures and recordings.",
            discussion: """
                Prints a line for each file: its path, a tabulator, and the identifier or "none"; with --show-ai also \
                "ai" between two tabulators before the identifier where the mark says that the picture was made with \
                AI. A recording put together from several prints the identifier that was heard longest; --json lists \
                them all with their times. Exit status 0 where every file carries a mark, 1 where one carries none, 3 where one could not be \
                read.
                """)

        @OptionGroup var output: OutputOptions
        @Option(help: ArgumentHelp("A text file with one path a line.", valueName: "paths.txt")) var list: String?
        @Flag(help: "Tell which marks say that the picture was made with AI.") var showAI = false
        @Flag(help: "Look for marks of sound at the recording's own speed only.") var ownSpeed = false
        @Argument(help: "Pictures and recordings to read.") var files: [String] = []

        func validate() throws {
            if files.isEmpty, list == nil { throw ValidationError("name a file, or a --list of them") }
        }

        func run() async throws {
            var paths = files
            if let list {
                do {
                    let text = try FileByteSource(path: list).readAll(limit: 64 << 20, named: "list")
                    paths += String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
                } catch { throw CommandError.unreadable(list, error) }
            }
            let worker = MediaWorker()
            let mark = ImageWatermark()
            let sound = SoundMarking()
            var status = ExitStatus.positive
            for path in paths {
                let answer: Answer
                do {
                    if SoundMarking.isSound(path) {
                        answer = Answer(
                            file: path, marks: try await sound.decode(path, effort: ownSpeed ? .ownSpeed : .allSpeeds))
                    } else {
                        answer = Answer(
                            file: path,
                            mark: mark.decode(try await WatermarkCommand.pixels(of: path, worker, colour: .sRGB)))
                    }
                    status = status.combined(with: answer.found ? .positive : .negative)
                } catch {
                    Terminal.complain(error.description)
                    answer = Answer(file: path, mark: nil, error: error.message)
                    status = status.combined(with: error.status)
                }
                if output.json {
                    try Terminal.printJSON(answer)
                } else {
                    let said = showAI && answer.isAIGenerated == true ? "ai\t" : ""
                    Terminal.printLine(Data("\(path)\t\(said)\(answer.id ?? "none")".utf8))
                }
            }
            if status != .positive { status.end() }
        }
    }

    /// `countersign watermark bench embed|decode FILE`.
    struct Bench: AsyncParsableCommand {
        enum Work: String, ExpressibleByArgument, CaseIterable {
            case embed, decode
        }

        static let configuration = CommandConfiguration(
            abstract: "Measure marking or reading; the file itself is decoded once, outside the measurement.")

        @Argument(help: "What to measure: embed or decode.") var work: Work
        @Argument(help: "The picture or recording.") var file: String
        @Option(help: "How often.") var runs: Int = 5

        func validate() throws {
            guard (1...100_000).contains(runs) else { throw ValidationError("--runs goes from 1 to 100000") }
        }

        func run() async throws {
            if SoundMarking.isSound(file) {
                return try Terminal.printJSON(
                    try await SoundMarking().measure(file, embed: work == .embed, runs: runs))
            }
            let picture = try await WatermarkCommand.pixels(of: file, MediaWorker(), colour: .sRGB)
            let mark = ImageWatermark()
            var report = Measurements()
            for _ in 0..<runs {
                switch work {
                case .decode: report.measure { _ = mark.decode(picture) }
                case .embed:
                    do {
                        try report.measure { _ = try mark.embed(id: 0x0123_4567_89AB_CDEF, into: picture) }
                    } catch let error as WatermarkError {
                        throw CommandError(status: .negative, file: file, message: error.description)
                    }
                }
            }
            try Terminal.printJSON(report.finished())
        }
    }

    /// What `decode --json` prints for a file.
    private struct Answer: Encodable {
        struct Geometry: Encodable {
            /// Picture from canvas: [xx, xy, yx, yy].
            let linear: [Double]
            /// In picture pixels, up to whole tiles.
            let shift: [Double]
        }

        let file: String
        let found: Bool
        let id: String?
        let algorithm: String?
        let isAIGenerated: Bool?
        let confidence: Double?
        let attempts: Int?
        let geometry: Geometry?
        let marks: [SoundMarking.Interval]?
        let error: String?

        enum CodingKeys: String, CodingKey {
            case file, found, id, algorithm
            case isAIGenerated = "ai_generated"
            case confidence, attempts, geometry, marks, error
        }

        init(file: String, mark: DecodedMark?, error: String? = nil) {
            self.file = file
            found = mark != nil
            id = mark?.idText
            algorithm = mark.map { _ in ImageWatermark.algorithmName }
            isAIGenerated = mark?.isAIGenerated
            confidence = mark?.confidence
            attempts = mark?.attempts
            geometry = mark.map { mark in
                let g = mark.geometry
                return Geometry(linear: [g.xx, g.xy, g.yx, g.yy], shift: [g.shiftX, g.shiftY])
            }
            marks = nil
            self.error = error
        }

        init(file: String, marks: [AudioMark]) {
            self.file = file
            let longest = marks.max { $0.to - $0.from < $1.to - $1.from }
            found = longest != nil
            id = longest?.payload.description
            algorithm = longest.map { _ in AudioWatermark.algorithmName }
            confidence = longest?.energy
            self.marks = marks.map { SoundMarking.Interval($0) }
            (isAIGenerated, attempts, geometry, error) = (nil, nil, nil, nil)
        }
    }

    private static func format(of path: String) -> PictureFormat? {
        switch URL(fileURLWithPath: path).pathExtension.lowercased() {
        case "png": .png
        case "jpg", "jpeg": .jpeg
        case "webp": .webp
        case "tif", "tiff": .tiff
        default: nil
        }
    }

    private static func pixels(
        of path: String, _ worker: MediaWorker, colour: PixelOptions.Colour
    ) async throws(CommandError) -> PixelBuffer {
        do {
            return try await worker.pixels(
                .path(path), options: PixelOptions(colour: colour, tolerant: colour == .sRGB))
        } catch {
            let ours: [MediaError.Code] = [.sandboxUnavailable, .busy]
            throw CommandError(
                status: ours.contains(error.code) ? .failure : .unreadable,
                file: error.description.hasPrefix(path) ? nil : path, message: error.description)
        }
    }
}
