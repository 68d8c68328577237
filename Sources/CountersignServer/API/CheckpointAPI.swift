// SPDX-License-Identifier: Apache-2.0
import ByteKit
import HTTPTypes
import Hummingbird

/// What the audit log's operator has signed last, for everybody.
enum CheckpointAPI {
    /// More than any checkpoint with its witnesses has, in bytes.
    private static let limit: UInt64 = 16_384

    /// `GET /.well-known/countersign/checkpoint`
    static func latest(_ exchange: Exchange) async throws -> Response {
        // Made by a command, which holds the key; this process only passes it on.
        guard let path = exchange.site.configuration.checkpointFile, let source = try? FileByteSource(path: path),
            let bytes = try? source.readAll(limit: limit, named: "checkpoint size")
        else { throw ServiceError(.notFound) }
        return Response(
            bytes: bytes, type: "text/plain; charset=utf-8", headers: [.cacheControl: "public, max-age=60"])
    }
}
