// SPDX-License-Identifier: Apache-2.0

/// The cookies of a request (RFC 6265, section 5.4).
struct Cookies: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    init(_ header: String?) {
        pairs = (header ?? "").split(separator: ";").prefix(50).compactMap { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            return (halves[0].drop { $0 == " " }, halves[1])
        }
    }

    subscript(name: String) -> String? { pairs.first { $0.name == name }.map { String($0.value) } }
}

/// A cookie to set. Values are our own tokens, in letters, digits and hyphens.
struct SetCookie: Sendable {
    let name: String
    let value: String
    /// Seconds; nil for the time the browser is open; 0 takes the cookie back.
    let maxAge: Int?
    let isSecure: Bool
    var isHTTPOnly = true

    var header: String {
        var text = "\(name)=\(value); Path=/; SameSite=Lax"
        if let maxAge { text += "; Max-Age=\(maxAge)" }
        if isHTTPOnly { text += "; HttpOnly" }
        if isSecure { text += "; Secure" }
        return text
    }
}
