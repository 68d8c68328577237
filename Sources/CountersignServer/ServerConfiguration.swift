// SPDX-License-Identifier: Apache-2.0

/// How the service listens and what it allows. Every limit has a name and a default; the error that a limit causes
/// names it.
public struct ServerConfiguration: Sendable {
    /// Host name or address to listen on.
    public var host: String
    /// Port to listen on; 0 takes a free one.
    public var port: Int
    /// The address under which people reach the service, as in `https://check.example.org`; nil means what it listens on.
    public var publicAddress: String?
    /// Whether a proxy on this machine names the client in `X-Forwarded-For`.
    public var trustsProxy = false
    /// Who runs this service, for the pages.
    public var operatorName: String?
    /// Bytes of an uploaded file.
    public var uploadBytes: UInt64 = 50_000_000
    /// Requests a minute from one address without a sign-in.
    public var requestsPerMinute = 60
    /// Checks a minute from one address without a sign-in.
    public var checksPerMinute = 20
    /// Checks and protects that run at once.
    public var workSlots = 2
    /// Connections at once, and from one address.
    public var connections = 4000
    /// Connections at once from one address.
    public var connectionsPerAddress = 64
    /// Seconds a result stays.
    public var resultSeconds: Int64 = 3600
    /// Seconds a shared result stays.
    public var shareSeconds: Int64 = 30 * 86_400
    /// Seconds a request is held for a result before the page says to come back.
    public var holdSeconds = 8.0
    /// Seconds one check or protect may take.
    public var workSeconds = 60.0
    /// Seconds of a recording that are searched for marks; longer ones are not protected here.
    public var recordingSeconds = 1200.0
    /// Seconds one check or protect of a recording may take.
    public var recordingWorkSeconds = 300.0
    /// Token with which `/metrics` may be read from elsewhere.
    public var metricsToken: String?
    /// Links are taken instead of files.
    public var allowsLinks = false
    /// Addresses that are not public and that links may lead to all the same.
    public var linkAddresses: [String] = []
    /// Shows the pseudo-languages that tests use.
    public var offersTestLanguages = false
    /// The registry holds demonstration records; pages say so.
    public var isDemonstration = false

    /// Listens on `host` and `port`.
    public init(host: String = "127.0.0.1", port: Int = 8080) {
        self.host = host
        self.port = port
    }

    /// The name of the audit log in its checkpoints: the host of the address people use.
    var logOrigin: String {
        let host = publicAddress.flatMap { address in
            address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init)
        }
        return "\(host ?? "localhost")/audit"
    }

    /// People reach the service through TLS.
    var isSecure: Bool { publicAddress?.lowercased().hasPrefix("https://") ?? false }
    /// Only this machine reaches the service.
    var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
    /// A sign-in cookie cannot be read by others on the way.
    var allowsSignIn: Bool { isSecure || isLoopback }
}
