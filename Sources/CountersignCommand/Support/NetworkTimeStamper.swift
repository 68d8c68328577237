// SPDX-License-Identifier: Apache-2.0

import ContentCredentials
import Foundation
import TrustServices

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A time-stamp authority on the network (RFC 3161, section 3.4), at an address that the user gave.
struct NetworkTimeStamper: TimeStamper {
    /// Seconds for the answer, where the user says nothing else.
    static let timeLimit = 30
    /// Most bytes of the answer: a token with a chain of certificates has some thousand.
    private static let sizeLimit = 1 << 18

    let url: URL
    /// Until the whole answer must be there.
    let seconds: Int

    func timeStampToken(over message: [UInt8]) async throws -> [UInt8] {
        let query = TimeStampRequest(over: message)
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/timestamp-query", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(query.encoded)
        let load = BoundedLoad(limit: NetworkTimeStamper.sizeLimit, seconds: TimeInterval(seconds))
        let answer: [UInt8]
        do {
            guard case .body(let body) = try await load.run(request) else {
                throw EvidenceError("it sends to another address")
            }
            answer = body
        } catch {
            throw CommandError(
                status: .failure, file: url.absoluteString,
                message: "the time-stamp authority did not give a time stamp: \(error)")
        }
        do { return try query.token(fromResponse: answer) } catch {
            throw CommandError(status: .failure, file: url.absoluteString, message: error.message)
        }
    }
}
