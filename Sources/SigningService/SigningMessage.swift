// SPDX-License-Identifier: Apache-2.0

internal import CBOR
internal import TrustServices

/// What goes over the socket: a big-endian 32-bit length, then a CBOR map of that many bytes.
enum SigningMessage {
    /// Version of the protocol, said in the signer's first message.
    static let version = 3
    /// Largest message, in bytes: a claim and its actions with room to spare.
    static let limit = 4 << 20

    static func success(_ fields: [(CBORValue, CBORValue)]) -> [UInt8] {
        CBOREncoder.encode(.map(CBORMap([("ok", .bool(true))] + fields)))
    }

    static func failure(_ error: TrustError) -> [UInt8] {
        CBOREncoder.encode(
            .map(
                CBORMap([("ok", .bool(false)), ("code", .text(error.code.rawValue)), ("message", .text(error.message))])
            ))
    }

    /// Reads an answer; a failure becomes the error it was.
    static func read(_ bytes: [UInt8]) throws(TrustError) -> CBORMap {
        guard let map = try? CBORDecoder(strictness: .strict).decode(bytes).map, let ok = map["ok"]?.bool else {
            throw TrustError(.signerUnavailable, "the signer answered something unreadable")
        }
        guard ok else {
            let code = map["code"]?.string.flatMap(TrustError.Code.init(rawValue:)) ?? .refused
            throw TrustError(code, map["message"]?.string ?? "the signer refused")
        }
        return map
    }
}
