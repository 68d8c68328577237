// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ContentCredentials
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Whether evidence may be fetched from the network.
struct NetworkOptions: ParsableArguments {
    @Flag(help: "Fetch manifests kept elsewhere, and ask certificate issuers about revocation (OCSP).") var online =
        false
    @Flag(help: "With --online: also ask addresses inside your own network.") var allowPrivateAddresses = false

    var fetcher: (any EvidenceFetcher)? {
        online ? NetworkFetcher(allowsPrivateAddresses: allowPrivateAddresses) : nil
    }
}

/// Fetches over HTTP and HTTPS with bounds on size, time and redirects, and not from addresses inside the own network: a
/// file from a stranger names these addresses.
struct NetworkFetcher: EvidenceFetcher {
    /// Redirects that are followed.
    static let redirectLimit = 3
    /// Seconds for one answer.
    static let timeLimit: TimeInterval = 10

    let allowsPrivateAddresses: Bool

    func fetch(_ request: EvidenceRequest) async throws -> [UInt8] {
        var address = request.url
        for _ in 0...NetworkFetcher.redirectLimit {
            guard let url = URL(string: address), let scheme = url.scheme?.lowercased(), let host = url.host,
                scheme == "http" || scheme == "https"
            else { throw EvidenceError("\(address) is no address of HTTP or HTTPS") }
            guard allowsPrivateAddresses || HostAddresses.areAllPublic(host) else {
                throw EvidenceError("\(host) is unknown, or inside your own network; see --allow-private-addresses")
            }
            var message = URLRequest(url: url)
            if let body = request.body {
                message.httpMethod = "POST"
                message.httpBody = Data(body)
                message.setValue("application/ocsp-request", forHTTPHeaderField: "Content-Type")
            }
            switch try await BoundedLoad(limit: request.limit, seconds: NetworkFetcher.timeLimit).run(message) {
            case .body(let bytes): return bytes
            case .redirect(let next): address = URL(string: next, relativeTo: url)?.absoluteString ?? next
            }
        }
        throw EvidenceError("\(request.url) redirects more than \(NetworkFetcher.redirectLimit) times")
    }
}

/// What a host name stands for.
enum HostAddresses {
    /// Whether the name is known and no address of it is inside a private network or this machine.
    static func areAllPublic(_ host: String) -> Bool {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host.trimmingCharacters(in: ["[", "]"]), nil, &hints, &list) == 0, let first = list else {
            return false
        }
        defer { freeaddrinfo(first) }
        var next: UnsafeMutablePointer<addrinfo>? = first
        while let entry = next {
            var name = [CChar](repeating: 0, count: 64)
            guard
                getnameinfo(
                    entry.pointee.ai_addr, entry.pointee.ai_addrlen, &name, socklen_t(name.count), nil, 0,
                    NI_NUMERICHOST)
                    == 0,
                isPublic(String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
            else { return false }
            next = entry.pointee.ai_next
        }
        return true
    }

    /// Whether an address in figures is one of the open Internet.
    static func isPublic(_ address: String) -> Bool {
        let parts = address.split(separator: ".").compactMap { UInt8($0) }
        if parts.count == 4, !address.contains(":") {
            switch (parts[0], parts[1]) {
            case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (224..., _): return false
            case (100, 64...127), (198, 18...19), (192, 0): return false
            default: return true
            }
        }
        let text = address.lowercased()
        if let mapped = text.split(separator: ":").last, mapped.contains(".") { return isPublic(String(mapped)) }
        return !["::", "fc", "fd", "fe8", "fe9", "fea", "feb", "ff", "64:ff9b:", "2002:"].contains(
            where: text.hasPrefix)
    }
}
