// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The program `ffmpeg`: makes files to test with and tells what it thinks of ours.
enum FFmpegPeer {
    static let isThere = run("ffmpeg", ["-version"]) != nil

    /// A folder that goes away with the process's temporary files.
    static let folder: String = {
        let path = NSTemporaryDirectory() + "/countersign-av-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }()

    /// What a program wrote to its standard output; nil where it failed.
    static func run(_ program: String, _ arguments: [String]) -> [UInt8]? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? [UInt8](bytes) : nil
    }

    /// Makes a file of a test pattern and tones.
    static func make(_ name: String, _ arguments: [String]) throws -> String {
        let path = "\(folder)/\(name)"
        if FileManager.default.fileExists(atPath: path) { return path }
        _ = try #require(
            run("ffmpeg", ["-hide_banner", "-v", "error", "-y"] + arguments + [path]), "ffmpeg makes \(name)")
        return path
    }

    /// Values that `ffprobe` tells of a file, as `key=value` lines.
    static func probe(_ path: String, _ arguments: [String]) throws -> [String] {
        let bytes = try #require(run("ffprobe", ["-v", "error"] + arguments + ["-of", "default=nw=1", path]))
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The sound of a file as little-endian floats, interleaved, as ffmpeg decodes it.
    static func samples(_ path: String, stream: Int = 0) throws -> [Float] {
        let bytes = try #require(
            run("ffmpeg", ["-v", "error", "-i", path, "-map", "0:a:\(stream)", "-f", "f32le", "-"]))
        return bytes.withUnsafeBytes { raw in
            (0..<raw.count / 4).map { raw.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
        }
    }

    static let tones = [
        "-f", "lavfi", "-i", "sine=frequency=440:duration=4:sample_rate=44100",
        "-f", "lavfi", "-i", "sine=frequency=1000:duration=4:sample_rate=44100",
    ]
    static let pattern = ["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25:duration=4"]
}
