// SPDX-License-Identifier: Apache-2.0
import ByteKit

/// Opens uploads for reading.
enum FileSource {
    /// - Throws: ``ServiceError`` `internal_failure`.
    static func open(_ file: UploadedFile) throws(ServiceError) -> FileByteSource {
        do {
            return try FileByteSource(path: file.content.path)
        } catch {
            throw ServiceError(.internalFailure, "The upload cannot be read back.")
        }
    }
}
