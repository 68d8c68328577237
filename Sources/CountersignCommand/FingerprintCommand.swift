// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ByteKit
import Fingerprinting
import Foundation
import MediaCodecs
import SignalProcessing

/// `countersign fingerprint`: what a picture looks like, in a few bytes.
struct FingerprintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fingerprint",
        abstract: "Compute the fingerprints of pictures.",
        discussion: """
            Prints the PDQ hash, its quality and the file's name; with --json also the ISCC (ISO 24138). Pictures of quality below 50 (flat or perfectly \
            periodic ones) have no meaningful hash. Exit status 3: a file could not be read.
            """)

    @Argument(help: "Picture files.") var files: [String]
    @OptionGroup var output: OutputOptions
    @Option(
        help: ArgumentHelp(
            "The files hold bare samples of this size, 8 bits each, interleaved, 1 or 3 channels.",
            valueName: "WIDTHxHEIGHTxCHANNELS"))
    var raw: String?
    @Flag(help: "Print the hashes of all eight orientations.") var dihedral = false

    private struct Answer: Encodable {
        struct Image: Encodable {
            var width: Int
            var height: Int
            var pdq: String
            var pdqQuality: Int
            var pdqDihedral: [String: String]?
            var iscc: String?

            enum CodingKeys: String, CodingKey {
                case width, height, pdq, iscc
                case pdqQuality = "pdq_quality"
                case pdqDihedral = "pdq_dihedral"
            }
        }
        /// Units of 256 bits in the standard's text form.
        struct Codes: Encodable {
            var image: String?
            var data: String
            var instance: String
            var datahash: String
            /// The value of a soft binding `io.iscc.v0`, in base 64.
            var softBinding: String

            enum CodingKeys: String, CodingKey {
                case image, data, instance, datahash
                case softBinding = "soft_binding"
            }

            init(_ iscc: ISCC) {
                image = iscc.image?.text
                data = iscc.data.text
                instance = iscc.instance.text
                datahash = iscc.dataHash
                softBinding = Base64.encode(iscc.softBindingValue)
            }
        }
        struct Failure: Encodable { var message: String }

        var file: String
        var sha256: String?
        var image: Image?
        var iscc: Codes?
        var error: Failure?
    }

    private struct RawSize {
        var width: Int
        var height: Int
        var channels: Int
        var bytes: Int

        init?(_ text: String) {
            let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 3, let width = parts[0], let height = parts[1], let channels = parts[2],
                (1...100_000).contains(width), (1...100_000).contains(height), channels == 1 || channels == 3
            else { return nil }
            (self.width, self.height, self.channels) = (width, height, channels)
            bytes = width * height * channels
        }
    }

    func validate() throws {
        if let raw, RawSize(raw) == nil {
            throw ValidationError("--raw \(raw) is no size such as 640x480x3; channels are 1 or 3")
        }
    }

    func run() async throws {
        let worker = MediaWorker()
        var status = ExitStatus.positive
        for file in files {
            do throws(CommandError) {
                let pixels =
                    if let raw, let size = RawSize(raw) { try rawPixels(file, size) } else {
                        try await PictureReading.pixels(file, with: worker)
                    }
                let iscc = output.json ? try codes(file, pixels) : nil
                print(PDQ.hash(pixels), iscc, of: pixels, file: file, sha256: try PictureReading.sha256(file))
            } catch {
                status = status.combined(with: error.status)
                Terminal.complain(error.description)
                if output.json { try? Terminal.printJSON(Answer(file: file, error: .init(message: error.message))) }
            }
        }
        if status != .positive { status.end() }
    }

    private func codes(_ file: String, _ pixels: PixelBuffer) throws(CommandError) -> ISCC {
        do { return try ISCC(of: FileByteSource(path: file), pixels: pixels) } catch let error as ByteError {
            throw CommandError.unreadable(file, error)
        } catch { throw CommandError(status: .failure, file: file, message: "\(error)") }
    }

    private func rawPixels(_ file: String, _ size: RawSize) throws(CommandError) -> PixelBuffer {
        let source: FileByteSource
        do { source = try FileByteSource(path: file) } catch { throw CommandError.unreadable(file, error) }
        guard source.count == UInt64(size.bytes) else {
            throw CommandError(
                status: .unreadable, file: file, message: "has \(source.count) bytes; \(raw ?? "") needs \(size.bytes)")
        }
        let samples: [UInt8]
        do { samples = try source.read(at: 0, count: size.bytes) } catch { throw CommandError.unreadable(file, error) }
        guard
            let pixels = PixelBuffer(
                width: size.width, height: size.height, channels: size.channels, samples: samples)
        else { throw CommandError(status: .unreadable, file: file, message: "holds no picture of that size") }
        return pixels
    }

    private func print(_ result: PDQResult, _ iscc: ISCC?, of pixels: PixelBuffer, file: String, sha256: String) {
        var turned: [String: String] = [:]
        for orientation in PictureOrientation.allCases { turned[orientation.rawValue] = result.hash(orientation).hex }
        if output.json {
            let image = Answer.Image(
                width: pixels.width, height: pixels.height, pdq: result.hash.hex, pdqQuality: result.quality,
                pdqDihedral: dihedral ? turned : nil, iscc: iscc?.image?.text)
            try? Terminal.printJSON(
                Answer(file: file, sha256: sha256, image: image, iscc: iscc.map(Answer.Codes.init)))
            return
        }
        Swift.print("\(result.hash.hex)  \(result.quality)  \(file)")
        guard dihedral else { return }
        for orientation in PictureOrientation.allCases.dropFirst() {
            Swift.print("\(result.hash(orientation).hex)  \(orientation.rawValue)")
        }
    }
}
