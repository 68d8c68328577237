// SPDX-License-Identifier: Apache-2.0

/// Why a `multipart/form-data` body could not be read. The first is a fault of the sender's form, the second a limit of
/// this reader, which the message of the caller should name.
public enum MultipartError: Error, Sendable, Hashable {
    /// The body does not follow RFC 2046, section 5.1, or RFC 7578.
    case malformed(String)
    /// One of ``MultipartLimits`` was exceeded.
    case limitExceeded(String, limit: Int)
    /// The body ended before its closing delimiter: the upload was cut off.
    case truncated
}

/// What a form may hold.
public struct MultipartLimits: Sendable, Hashable {
    /// Parts in one form.
    public var parts: Int
    /// Bytes of one part's header block.
    public var partHeaderBytes: Int
    /// Bytes of a file name.
    public var fileNameBytes: Int
    /// Bytes before the first delimiter.
    public var preambleBytes: Int

    /// The limits of the service (docs: "Limits").
    public init(parts: Int = 20, partHeaderBytes: Int = 8192, fileNameBytes: Int = 255, preambleBytes: Int = 8192) {
        self.parts = parts
        self.partHeaderBytes = partHeaderBytes
        self.fileNameBytes = fileNameBytes
        self.preambleBytes = preambleBytes
    }
}
