// SPDX-License-Identifier: Apache-2.0

import ContentCredentials
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Loads one answer, and stops once it is larger or takes longer than allowed. The session calls it on its own queue, one
/// call after another, which is what guards the state.
final class BoundedLoad: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    enum Outcome {
        case body([UInt8])
        case redirect(String)
    }

    private let limit: Int
    private let seconds: TimeInterval
    private var body: [UInt8] = []
    private var redirect: String?
    private var failure: EvidenceError?
    private var continuation: CheckedContinuation<Outcome, any Error>?

    /// - Parameters:
    ///   - limit: most bytes of the answer.
    ///   - seconds: until the whole answer must be there.
    init(limit: Int, seconds: TimeInterval) {
        self.limit = limit
        self.seconds = seconds
    }

    /// - Throws: ``EvidenceError``.
    func run(_ request: URLRequest) async throws -> Outcome {
        let configuration = URLSessionConfiguration.ephemeral
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 1
        let session = URLSession(configuration: configuration, delegate: self, delegateQueue: queue)
        defer { session.finishTasksAndInvalidate() }
        return try await withCheckedThrowingContinuation { continuation in
            self.continuation = continuation
            let task = session.dataTask(with: request)
            task.resume()
            // The session's own time limits do not hold on Linux against a server that takes the request and is silent.
            DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { task.cancel() }
        }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        redirect = request.url?.absoluteString
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        let isRedirect = (300..<400).contains(status)
        if status != 200, !isRedirect { failure = EvidenceError("the answer is status \(status)") }
        if response.expectedContentLength > Int64(limit) { failure = EvidenceError("the answer is too large") }
        completionHandler(failure == nil ? .allow : .cancel)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard data.count <= limit - body.count else {
            failure = EvidenceError("the answer is too large")
            return dataTask.cancel()
        }
        body += data
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        defer { continuation = nil }
        if let failure {
            continuation?.resume(throwing: failure)
        } else if let redirect {
            continuation?.resume(returning: .redirect(redirect))
        } else if error != nil {
            continuation?.resume(throwing: EvidenceError("there is no answer"))
        } else {
            continuation?.resume(returning: .body(body))
        }
    }
}
