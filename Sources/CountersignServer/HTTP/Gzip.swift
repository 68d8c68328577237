// SPDX-License-Identifier: Apache-2.0
import CZlib
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Answers in the gzip format (RFC 1952) for those who take it (RFC 9110, section 12.5.3).
///
/// Only texts that are in memory anyway, and nothing sent to somebody who is signed in: a page that carries a secret
/// beside words of an attacker's choice would tell the secret by its length.
enum Gzip {
    /// Below it, compressing saves no packet.
    static let smallest = 1024
    /// Beyond it, an answer goes out as it is.
    static let largest = 4 << 20

    /// The bytes compressed; nil where that failed or saved nothing.
    static func compress(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8]? {
        var stream = z_stream()
        guard csz_gzip_begin(&stream, level) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let wrote = input.withUnsafeMutableBufferPointer { source -> Int? in
            output.withUnsafeMutableBufferPointer { target -> Int? in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { return nil }
                return target.count - Int(stream.avail_out)
            }
        }
        guard let wrote, wrote < bytes.count else { return nil }
        return Array(output.prefix(wrote))
    }

    /// CRC-32 (ISO-HDLC) of a chunk, going on from the one before.
    static func checksum(_ chunk: [UInt8], after value: UInt32 = 0) -> UInt32 {
        chunk.withUnsafeBufferPointer {
            UInt32(truncatingIfNeeded: crc32(UInt(value), $0.baseAddress, UInt32($0.count)))
        }
    }

    /// Whether somebody who sends this `Accept-Encoding` takes gzip.
    static func isAccepted(_ header: String?) -> Bool {
        var any: Bool?
        for range in (header ?? "").prefix(500).split(separator: ",") {
            let parts = range.split(separator: ";").map(\.trimmingBlanks)
            guard let coding = parts.first?.lowercased() else { continue }
            let weight = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
            let isTaken = weight.map { (Double($0.dropFirst(2)) ?? 0) > 0 } ?? true
            if coding == "gzip" || coding == "x-gzip" { return isTaken }
            if coding == "*" { any = isTaken }
        }
        return any ?? false
    }

    private static func isText(_ type: String?) -> Bool {
        let type = type?.split(separator: ";").first.map(\.trimmingBlanks) ?? ""
        return type.hasPrefix("text/")
            || ["application/json", "application/problem+json", "image/svg+xml"].contains(type)
    }

    /// The answer as it goes to the sender of `request`.
    static func applied(to response: Response, _ request: Request, isPrivate: Bool) async -> Response {
        guard isText(response.headers[.contentType]), response.headers[.contentEncoding] == nil else { return response }
        var response = response
        response.headers[.vary] = [response.headers[.vary], "Accept-Encoding"].compactMap { $0 }.joined(separator: ", ")
        guard !isPrivate, isAccepted(request.headers[.acceptEncoding]),
            let count = response.body.contentLength, (smallest...largest).contains(count),
            let plain = await bytes(of: response.body, count: count), let packed = compress(plain)
        else { return response }
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed))
        response.headers[.contentEncoding] = "gzip"
        response.headers[.contentLength] = nil
        return response
    }

    private static func bytes(of body: ResponseBody, count: Int) async -> [UInt8]? {
        let box = Mutex<[UInt8]>([])
        do { try await body.write(Collector { chunk in box.withLock { $0 += chunk } }) } catch { return nil }
        let bytes = box.withLock { $0 }
        return bytes.count == count ? bytes : nil
    }

    private struct Collector: ResponseBodyWriter {
        let take: @Sendable ([UInt8]) -> Void
        mutating func write(_ buffer: ByteBuffer) async throws { take(Array(buffer.readableBytesView)) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
