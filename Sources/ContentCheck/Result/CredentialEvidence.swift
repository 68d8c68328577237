// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// What the Content Credentials say.
public struct CredentialEvidence: Sendable, Hashable {
    /// Whether they hold.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// They hold and lead to a listed root.
        case trusted
        /// They hold; the signer is not on a list.
        case valid
        /// They do not hold.
        case invalid
        /// There are none.
        case none
    }

    /// Why they do not hold.
    public enum Fault: String, Sendable, Hashable, Codable, CaseIterable {
        /// The content is not what was signed.
        case contentDiffers = "content_differs"
        /// The signature does not fit.
        case signature
        /// The certificate was withdrawn.
        case revoked
        /// The certificate has run out and no trusted time proves an earlier signature.
        case expired
        /// The store cannot be read to its end.
        case damaged
        /// Something else the specification demands is not met.
        case other
    }

    /// Where they come from.
    public enum Source: String, Sendable, Hashable, Codable, CaseIterable {
        /// From the file.
        case embedded
        /// Fetched from the address in the file.
        case remote
        /// From a file beside it.
        case sidecar
        /// From the registry, by mark or fingerprint.
        case recovered
    }

    /// Whether they hold.
    public var state: State
    /// Where they come from; nil when there are none.
    public var source: Source?
    /// Why they do not hold; nil unless ``state`` is invalid.
    public var fault: Fault?
    /// The name in the signing certificate. Only a trusted state makes it more than a claim.
    public var signer: String?
    /// When it was signed, if known.
    public var signedAt: Timestamp?
    /// Whether a trusted time stamp confirms ``signedAt``.
    public var isTimeStamped: Bool
    /// One line for people.
    public var summary: String?
    /// An address in the file from which credentials were not fetched.
    public var remoteAddress: String?
    /// Steps and earlier files without a reliable credential.
    public var incompleteSteps: Int
    /// The full report, as `countersign verify --json` prints it.
    public var report: ReportValue?

    /// Makes the evidence; without arguments: there are none.
    public init(
        state: State = .none, source: Source? = nil, fault: Fault? = nil, signer: String? = nil,
        signedAt: Timestamp? = nil, isTimeStamped: Bool = false, summary: String? = nil, remoteAddress: String? = nil,
        incompleteSteps: Int = 0, report: ReportValue? = nil
    ) {
        self.state = state
        self.source = source
        self.fault = fault
        self.signer = signer
        self.signedAt = signedAt
        self.isTimeStamped = isTimeStamped
        self.summary = summary
        self.remoteAddress = remoteAddress
        self.incompleteSteps = incompleteSteps
        self.report = report
    }
}

/// A JSON value that came from a report.
public indirect enum ReportValue: Sendable, Hashable, Codable {
    /// An object.
    case object([String: ReportValue])
    /// An array.
    case array([ReportValue])
    /// A string.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// Any other number.
    case number(Double)
    /// True or false.
    case bool(Bool)
    /// Null.
    case null

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([ReportValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: ReportValue].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

// Encoded by hand so that every key is always there: a missing key and a null mean different things to a reader.

extension CredentialEvidence: Codable {
    private enum CodingKeys: String, CodingKey {
        case state, source, fault, signer
        case signedAt = "signed_at"
        case isTimeStamped = "time_stamped"
        case summary
        case remoteAddress = "remote_address"
        case incompleteSteps = "incomplete_steps"
        case report
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(state, forKey: .state)
        try container.encode(source, forKey: .source)
        try container.encode(fault, forKey: .fault)
        try container.encode(signer, forKey: .signer)
        try container.encode(signedAt, forKey: .signedAt)
        try container.encode(isTimeStamped, forKey: .isTimeStamped)
        try container.encode(summary, forKey: .summary)
        try container.encode(remoteAddress, forKey: .remoteAddress)
        try container.encode(incompleteSteps, forKey: .incompleteSteps)
        try container.encode(report, forKey: .report)
    }
}
