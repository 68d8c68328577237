// SPDX-License-Identifier: Apache-2.0
import MediaContainers
import RecordingMarks

/// A format of files that are protected here.
struct ProtectableFormat: Sendable, Hashable {
    /// Shown to people.
    let name: String
    /// Without a dot.
    let fileExtension: String
    let isPicture: Bool

    private static let formats: [MediaFormat] = [
        .jpeg, .png, .webp, .wav, .mp3, .flac, .m4a, .ogg, .mp4, .m4v, .quickTime, .avi,
    ]

    /// What the field for files offers to choose from.
    static let accepted =
        (formats.map { ".\($0.fileExtension)" } + [".jpeg", ".opus", ".oga"]
        + Set(formats.map(\.mediaType)).sorted()).joined(separator: ",")

    /// The format with that media type; nil where it is not protected here.
    init?(mediaType: String) {
        guard let format = ProtectableFormat.formats.first(where: { $0.mediaType == mediaType }) else { return nil }
        name = format.name
        fileExtension = format.fileExtension
        isPicture = format.kind == .image
    }
}

extension ServerConfiguration {
    /// Seconds that the work on a file may take.
    func workSeconds(for file: UploadedFile) -> Double {
        guard let source = try? FileSource.open(file), RecordingMarker.isRecording(source) else { return workSeconds }
        return max(workSeconds, recordingWorkSeconds)
    }
}
