// SPDX-License-Identifier: Apache-2.0

import Foundation
import TrustServices

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A time-stamp authority on the network (RFC 3161, section 3.4), at an address that the user gave.
struct NetworkTimeStamper: TimeStamper {
    let url: URL

    func timeStampToken(over message: [UInt8]) async throws -> [UInt8] {
        let query = TimeStampRequest(over: message)
        var request = URLRequest(url: url, timeoutInterval: 30)
        request.httpMethod = "POST"
        request.setValue("application/timestamp-query", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(query.encoded)
        let answer: Data
        let response: URLResponse
        do { (answer, response) = try await URLSession.shared.data(for: request) } catch {
            throw CommandError(
                status: .failure, file: url.absoluteString, message: "the time-stamp authority cannot be reached")
        }
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard status == 200 else {
            throw CommandError(
                status: .failure, file: url.absoluteString,
                message: "the time-stamp authority answered with status \(status)")
        }
        do { return try query.token(fromResponse: Array(answer)) } catch {
            throw CommandError(status: .failure, file: url.absoluteString, message: error.message)
        }
    }
}
