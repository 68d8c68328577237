// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
package import Hummingbird
import MultipartForm
import NIOCore
import Synchronization

/// A file as it was uploaded.
package struct UploadedFile: Sendable {
    package let field: String
    /// As the sender gave it; from outside.
    package let name: String?
    package let claimedType: String?
    package let bytes: UInt64
    package let content: ScratchFile
}

/// What a form held.
package struct UploadedForm: Sendable {
    package var fields = FormFields()
    package var files: [UploadedFile] = []
}

/// What a body may be.
package struct UploadLimits: Sendable, Hashable {
    /// Bytes of one file.
    var fileBytes: UInt64
    /// Files in one form.
    var files = 1
    /// Bytes of one text field.
    var fieldBytes = 65_536
    /// Seconds a sender has before its speed counts.
    var graceSeconds = 10.0
    /// Bytes a second below which a sender is cut off.
    var floorBytesPerSecond = 1000.0

    /// - Parameters:
    ///   - fileBytes: bytes of one file.
    ///   - files: files in one form.
    package init(fileBytes: UInt64, files: Int = 1) {
        self.fileBytes = fileBytes
        self.files = files
    }

    /// Bytes of the whole body: files, fields, and the form's own lines.
    var bodyBytes: UInt64 { fileBytes * UInt64(files) + (1 << 20) }
}

/// Reads bodies from the network within limits. Nothing is left behind where it throws.
package struct UploadReader: Sendable {
    let limits: UploadLimits
    let scratch: ScratchArea

    package init(limits: UploadLimits, scratch: ScratchArea) {
        self.limits = limits
        self.scratch = scratch
    }

    /// Reads a multipart form, files to the scratch area.
    /// - Throws: ``ServiceError``: `unsupported_media`, `bad_request`, `too_large`, `too_slow`, `storage_full`.
    package func form(of request: Request) async throws -> UploadedForm {
        guard let type = request.headers[.contentType] else {
            throw ServiceError(.unsupportedMedia, "Send multipart/form-data.")
        }
        let announced = try announcedLength(of: request, limit: limits.bodyBytes)
        let parser = try MultipartParser.make(contentType: type)
        return try await watched { progress in
            var parser = parser
            var form = UploadedForm()
            var open: OpenPart?
            var total: UInt64 = 0
            for try await buffer in request.body {
                total += UInt64(buffer.readableBytes)
                progress.add(buffer.readableBytes)
                guard total <= limits.bodyBytes else { throw tooLarge() }
                parser.append(Array(buffer.readableBytesView))
                while let event = try parser.nextEvent() {
                    switch event {
                    case .part(let part): open = try begin(part, form: form, announced: announced)
                    case .bytes(let bytes): try open?.append(bytes, limits: limits)
                    case .partEnd:
                        open?.finish(into: &form)
                        open = nil
                    case .end: break
                    }
                }
            }
            try parser.finishForm()
            return form
        }
    }

    /// Reads a body that is one file.
    func file(of request: Request, name: String?) async throws -> UploadedFile {
        let announced = try announcedLength(of: request, limit: limits.fileBytes)
        let content = try scratch.makeFile(announced: announced)
        let bytes = try await watched { progress in
            var total: UInt64 = 0
            for try await buffer in request.body {
                progress.add(buffer.readableBytes)
                guard total + UInt64(buffer.readableBytes) <= limits.fileBytes else { throw tooLarge() }
                try content.write(Array(buffer.readableBytesView), at: total)
                total += UInt64(buffer.readableBytes)
            }
            return total
        }
        if let announced, bytes < announced { throw ServiceError(.badRequest, "The upload was cut off.") }
        return UploadedFile(
            field: "", name: name, claimedType: request.headers[.contentType], bytes: bytes, content: content)
    }

    /// Reads a small body.
    package func text(of request: Request, limit: Int = 1 << 20) async throws -> [UInt8] {
        _ = try announcedLength(of: request, limit: UInt64(limit))
        return try await watched { progress in
            var bytes: [UInt8] = []
            for try await buffer in request.body {
                progress.add(buffer.readableBytes)
                guard bytes.count + buffer.readableBytes <= limit else {
                    throw ServiceError(.tooLarge, "The body is larger than \(limit) bytes.")
                }
                bytes += buffer.readableBytesView
            }
            return bytes
        }
    }

    private func announcedLength(of request: Request, limit: UInt64) throws -> UInt64? {
        guard let header = request.headers[.contentLength] else { return nil }
        guard let length = UInt64(header) else { throw ServiceError(.badRequest, "Content-Length is not a number.") }
        guard length <= limit else { throw tooLarge() }
        return length
    }

    private func tooLarge() -> ServiceError {
        ServiceError(.tooLarge, "A file may have at most \(limits.fileBytes / 1_000_000) MB.", field: "file")
    }

    private func begin(_ part: MultipartPart, form: UploadedForm, announced: UInt64?) throws -> OpenPart {
        guard let name = part.fileName else { return OpenPart(part: part, content: nil) }
        // A browser sends an empty part for a file field that was left empty.
        guard form.files.count < limits.files else {
            throw ServiceError(.tooLarge, "At most \(limits.files) file(s) at once.", field: "file")
        }
        _ = name
        return OpenPart(part: part, content: try scratch.makeFile(announced: announced))
    }

    /// Runs `read` beside a watchman who ends it when the sender is slower than the floor.
    private func watched<Result: Sendable>(
        _ read: @escaping @Sendable (Progress) async throws -> Result
    ) async throws -> Result {
        let progress = Progress()
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await read(progress) }
            group.addTask {
                let start = MonotonicClock.seconds()
                while true {
                    try await Task.sleep(for: .seconds(1))
                    let passed = MonotonicClock.seconds() - start
                    if passed > limits.graceSeconds, Double(progress.count) / passed < limits.floorBytesPerSecond {
                        return nil
                    }
                }
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let result = first else {
                throw ServiceError(
                    .tooSlow, "The upload was slower than \(Int(limits.floorBytesPerSecond)) bytes a second.")
            }
            return result
        }
    }

    /// How much arrived so far.
    private final class Progress: Sendable {
        private let value = Atomic<Int>(0)
        var count: Int { value.load(ordering: .relaxed) }
        func add(_ bytes: Int) { value.add(bytes, ordering: .relaxed) }
    }

    private struct OpenPart {
        let part: MultipartPart
        let content: ScratchFile?
        var text: [UInt8] = []
        var count: UInt64 = 0

        init(part: MultipartPart, content: ScratchFile?) {
            self.part = part
            self.content = content
        }

        mutating func append(_ bytes: [UInt8], limits: UploadLimits) throws {
            if let content {
                guard count + UInt64(bytes.count) <= limits.fileBytes else {
                    throw ServiceError(
                        .tooLarge, "A file may have at most \(limits.fileBytes / 1_000_000) MB.", field: "file")
                }
                try content.write(bytes, at: count)
            } else {
                guard text.count + bytes.count <= limits.fieldBytes else {
                    throw ServiceError(.tooLarge, "A field may have at most \(limits.fieldBytes) bytes.")
                }
                text += bytes
            }
            count += UInt64(bytes.count)
        }

        func finish(into form: inout UploadedForm) {
            if let content {
                // Nothing chosen: no name and no bytes.
                if part.fileName?.isEmpty ?? true, count == 0 { return }
                form.files.append(
                    UploadedFile(
                        field: part.name, name: part.fileName, claimedType: part.contentType, bytes: count,
                        content: content))
            } else {
                form.fields.add(part.name, String(decoding: text, as: UTF8.self))
            }
        }
    }
}

extension MultipartParser {
    fileprivate static func make(contentType: String) throws(ServiceError) -> MultipartParser {
        do {
            return try MultipartParser(contentType: contentType)
        } catch {
            throw ServiceError(.unsupportedMedia, "Send multipart/form-data with a boundary.")
        }
    }

    fileprivate mutating func nextEvent() throws(ServiceError) -> Event? {
        do { return try next() } catch { throw ServiceError(error) }
    }

    fileprivate func finishForm() throws(ServiceError) {
        do { try finish() } catch { throw ServiceError(error) }
    }
}

extension ServiceError {
    /// A fault of a form in the terms of the service.
    init(_ error: MultipartError) {
        switch error {
        case .malformed(let what): self.init(.badRequest, "The form is not well formed: \(what).")
        case .limitExceeded(let what, let limit): self.init(.tooLarge, "The form has more than \(limit) \(what).")
        case .truncated: self.init(.badRequest, "The upload was cut off.")
        }
    }
}
