// SPDX-License-Identifier: Apache-2.0
import ByteKit
import MediaCodecs
import ProvenanceRegistry
import RecordingMarks
import Watermarking

extension Checker {
    /// Listens to a recording, or to the sound of a film, for hidden marks.
    ///
    /// What is heard is compared with nothing: a mark names a record, and is all that is known of the sound.
    func listen(
        to source: any ByteSource, into result: inout CheckResult, _ progress: RecordingMarker.Progress?
    ) async -> Look {
        var look = Look()
        do {
            let recording = try await recordings.open(source)
            result.file.duration = recording.duration
            result.file.mediaType = result.file.mediaType ?? recording.mediaType
            result.file.kind = recording.hasPictures ? .video : .recording
            guard looksForMarks, !recording.tracks.isEmpty else { return look }
            let heard = try await recordings.read(recording, upTo: listeningSeconds, progress: progress)
            look.marks = heard.marks
            let rate = 100.0
            result.watermark = WatermarkEvidence(
                found: !heard.marks.isEmpty, id: heard.longest?.payload.description,
                algorithm: heard.longest.map { _ in AudioWatermark.algorithmName },
                passages: heard.marks.map { mark in
                    WatermarkEvidence.Passage(
                        id: mark.payload.description, from: (mark.from * rate).rounded() / rate,
                        to: (mark.to * rate).rounded() / rate, speed: mark.speed)
                })
            if !heard.isComplete {
                let minutes = max(1, Int((heard.seconds / 60).rounded()))
                result.incomplete.append(Message("incomplete.length", ["count": .count(minutes)]))
            }
        } catch let error as MediaError {
            switch error.code {
            // Bytes that look like sound at their beginning only.
            case _ where result.file.mediaType == nil: break
            case .unsupportedFormat: result.incomplete.append(Message("incomplete.format"))
            default: result.incomplete.append(incomplete("sound", error.reason ?? error.code.rawValue))
            }
        } catch {
            result.incomplete.append(incomplete("sound", "\(error)"))
        }
        return look
    }

    /// The records that the marks of a recording name, with the marks that were heard longest first; notes with each
    /// passage whose it is.
    func records(
        of marks: [AudioMark], _ registry: Registry, into result: inout CheckResult
    ) async throws -> [ProvenanceRecord] {
        var records: [(record: ProvenanceRecord, seconds: Double)] = []
        for id in Set(marks.compactMap(\.identifier)) {
            let binding = MarkBinding(algorithm: AudioWatermark.algorithmName, id: id)
            guard let record = try await registry.storage.records.record(mark: binding) else { continue }
            let heard = marks.filter { $0.identifier == id }
            records.append((record, heard.reduce(0) { $0 + $1.to - $1.from }))
            result.watermark.passages = result.watermark.passages?.map { passage in
                var passage = passage
                if passage.id == binding.text { passage.record = record.id }
                return passage
            }
        }
        return records.sorted { ($1.seconds, $0.record.id.description) < ($0.seconds, $1.record.id.description) }
            .map(\.record)
    }
}
