// SPDX-License-Identifier: Apache-2.0
import Foundation
public import GenerationGateway

/// How the gateway listens, which generators stand behind it, and what it allows. Read from a file
/// (`countersign.gateway/1`, docs/safety.md); what the file leaves out keeps its default.
public struct GatewayConfiguration: Sendable, Decodable {
    /// A generator that answers OpenAI's routes.
    public struct Upstream: Sendable, Decodable, Hashable {
        /// Its name, in records and errors.
        public var name: String
        /// The address of its routes, as in `http://127.0.0.1:9000/v1`.
        public var base: String
        /// File that holds its API key; none where it asks for none.
        public var keyFile: String?
        /// What it makes; everything where nothing is said.
        public var routes: [GenerationRoute]?
        /// The models that go to it; all where nothing is said.
        public var models: [String]?

        /// A generator.
        public init(name: String, base: String) {
            self.name = name
            self.base = base
        }

        enum CodingKeys: String, CodingKey {
            case name, base, routes, models
            case keyFile = "key_file"
        }

        /// Whether a request goes to it.
        func serves(_ route: GenerationRoute, model: String?) -> Bool {
            if let routes, !routes.contains(route) { return false }
            guard let models, let model else { return true }
            return models.contains(model)
        }
    }

    /// Host name or address to listen on.
    public var host = "127.0.0.1"
    /// Port to listen on; 0 takes a free one.
    public var port = 8090
    /// The generators, in the order in which they are asked.
    public var upstreams: [Upstream] = []
    /// People look at what is in doubt; without them it is refused.
    public var hasReviewers = true
    /// The address of the pages that explain policy, bans and appeals, as in `https://check.example.org`.
    public var siteAddress: String?
    /// The address under which clients reach the gateway, for links to files; nil means what it listens on.
    public var publicAddress: String?
    /// Hosts from which pictures are fetched where a generator answers with a link; its own host is always among them.
    public var linkHosts: [String] = []
    /// Addresses that are not public and that such links may lead to all the same.
    public var linkAddresses: [String] = []
    /// How many requests are taken.
    public var limits = RequestLimits()
    /// Address of an HTTP classifier; nil: none is asked.
    public var classifier: String?
    /// Text in pictures is read where Tesseract is installed.
    public var readsPictures = true
    /// Seconds that a generator may take.
    public var upstreamSeconds = 300
    /// Bytes of a generator's answer, and of an uploaded picture.
    public var fileBytes: UInt64 = 200_000_000

    /// The defaults: listens on 127.0.0.1:8090, with no generator.
    public init() {}

    enum CodingKeys: String, CodingKey {
        case schema, host, port, upstreams, limits, classifier
        case hasReviewers = "reviewers"
        case siteAddress = "site_address"
        case publicAddress = "public_address"
        case linkHosts = "link_hosts"
        case linkAddresses = "link_addresses"
        case readsPictures = "read_pictures"
        case upstreamSeconds = "upstream_seconds"
        case fileBytes = "file_bytes"
    }

    /// Reads a file.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decodeIfPresent(String.self, forKey: .schema) ?? "countersign.gateway/1"
        guard schema == "countersign.gateway/1" else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container, debugDescription: "this version reads countersign.gateway/1")
        }
        host = try container.decodeIfPresent(String.self, forKey: .host) ?? host
        port = try container.decodeIfPresent(Int.self, forKey: .port) ?? port
        upstreams = try container.decodeIfPresent([Upstream].self, forKey: .upstreams) ?? upstreams
        hasReviewers = try container.decodeIfPresent(Bool.self, forKey: .hasReviewers) ?? hasReviewers
        siteAddress = try container.decodeIfPresent(String.self, forKey: .siteAddress)
        publicAddress = try container.decodeIfPresent(String.self, forKey: .publicAddress)
        linkHosts = try container.decodeIfPresent([String].self, forKey: .linkHosts) ?? linkHosts
        linkAddresses = try container.decodeIfPresent([String].self, forKey: .linkAddresses) ?? linkAddresses
        limits = try container.decodeIfPresent(RequestLimits.self, forKey: .limits) ?? limits
        classifier = try container.decodeIfPresent(String.self, forKey: .classifier)
        readsPictures = try container.decodeIfPresent(Bool.self, forKey: .readsPictures) ?? readsPictures
        upstreamSeconds = try container.decodeIfPresent(Int.self, forKey: .upstreamSeconds) ?? upstreamSeconds
        fileBytes = try container.decodeIfPresent(UInt64.self, forKey: .fileBytes) ?? fileBytes
    }

    /// What keeps the configuration from being used, in words; empty where nothing does.
    public var faults: [String] {
        var faults: [String] = []
        if upstreams.isEmpty {
            faults.append("there is no generator: name one under \"upstreams\", or with --upstream")
        }
        for upstream in upstreams {
            let url = URL(string: upstream.base)
            if url?.host == nil || !["http", "https"].contains(url?.scheme?.lowercased() ?? "") {
                faults.append("the address of \(upstream.name) is no http or https address: \(upstream.base)")
            }
        }
        if Set(upstreams.map(\.name)).count < upstreams.count { faults.append("two generators have one name") }
        if !(0...65_535).contains(port) { faults.append("the port is not 0 to 65535") }
        if !(1...3600).contains(upstreamSeconds) { faults.append("\"upstream_seconds\" is not 1 to 3600") }
        if !(1...4_000_000_000).contains(fileBytes) { faults.append("\"file_bytes\" is not 1 to 4000000000") }
        return faults
    }
}
