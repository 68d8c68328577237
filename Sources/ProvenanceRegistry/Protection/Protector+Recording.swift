// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCredentials
import Foundation
import MediaContainers
import RecordingMarks
import Watermarking

/// Sound and film. What is large goes through nameless files on disk, so that memory does not grow with the recording, and
/// nothing half is left wherever the process ends.
extension Protector {
    /// The copy with the mark, or why there is none.
    private enum Marking {
        case marked(OpenFile, MarkBinding)
        case none(RecordingMarkError?)
    }

    /// Marks the sound, signs and registers. A recording that cannot carry a mark is signed and registered without one, and
    /// the notices say so.
    func protectRecording(
        _ source: any ByteSource, _ reading: ContainerReading, _ request: ProtectionRequest, to path: String,
        now: Timestamp
    ) async throws -> ProtectedFile {
        let originalDigest = try ContentDigest(of: source)
        let marking = try await mark(recording: source, request, beside: path)
        var content = source
        var binding: MarkBinding?
        var obstacle: RecordingMarkError?
        switch marking {
        case .marked(let file, let mark): (content, binding) = (try file.written(), mark)
        case .none(let error): obstacle = error
        }
        let output = try AtomicFile(path: path)
        let asset = try await generator.sign(
            content, signingRequest(request, reading, source, mark: binding, look: nil), signer: signer, to: output)
        let record = ProvenanceRecord(
            id: RecordID(at: now), publisher: request.publisher, registeredAt: now, title: request.title,
            sourceType: request.sourceType,
            media: .init(mediaType: reading.format.mediaType, byteCount: output.count, width: 0, height: 0),
            manifest: .init(
                blob: try await registry.storage.blobs.put(asset.manifestStore), activeLabel: asset.manifestLabel),
            mark: binding, fingerprints: [], preview: nil, originalDigest: originalDigest,
            protectedDigest: try ContentDigest(of: try output.written()))
        let entered = try await enter(record, nil, nil, request, file: output, at: path, now: now)
        var notices = asset.notices + contested(entered)
        if let obstacle {
            notices.append(
                "\(obstacle.message) It was signed and registered without a hidden mark: a copy that loses its credential "
                    + "cannot be found again.")
        }
        return ProtectedFile(record: entered, psnr: nil, markObstacle: obstacle?.code, notices: notices)
    }

    private func mark(
        recording source: any ByteSource, _ request: ProtectionRequest, beside path: String
    ) async throws -> Marking {
        let recording = try await recordings.open(source)
        if let limit = longestRecording, (recording.duration ?? 0) > limit {
            throw RegistryError(
                .tooLong,
                "the recording lasts \(Int((recording.duration ?? 0) / 60)) minutes; up to \(Int(limit / 60)) are taken "
                    + "here. Protect it with the command line, or in parts")
        }
        if request.existingMark == .refuse {
            do { try await recordings.requireUnmarked(recording) } catch let error as RecordingMarkError {
                throw RegistryError(.alreadyMarked, error.message)
            }
        }
        guard request.addsMark else { return .none(nil) }
        let id = UInt64.random(in: 1 ... .max)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            let file = try OpenFile.nameless(in: folder)
            try await recordings.embed(.identifier(id), into: recording, to: file, folder: folder)
            try await recordings.requireReadable(.identifier(id), in: try file.written())
            return .marked(file, MarkBinding(algorithm: AudioWatermark.algorithmName, id: id))
        } catch let error as RecordingMarkError {
            return .none(error)
        }
    }
}
