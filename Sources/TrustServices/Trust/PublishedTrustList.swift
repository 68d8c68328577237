// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A list of trusted entities in the JSON form of ETSI TS 119 602, as far as anchors need it.
struct PublishedTrustList: Decodable {
    /// One certificate and the time for which it is listed.
    struct Entry {
        let certificate: [UInt8]
        let period: TrustAnchors.Period
    }

    private struct List: Decodable {
        // Names as the form has them.
        let TrustedEntitiesList: [Entity]
    }

    private struct Entity: Decodable {
        let TrustedEntityServices: [Service]
    }

    private struct Service: Decodable {
        let ServiceInformation: Information
    }

    private struct Information: Decodable {
        struct Identity: Decodable {
            struct Item: Decodable {
                let val: String
            }
            let X509Certificates: [Item]?
        }
        let ServiceDigitalIdentity: Identity?
        let ServiceStatus: String?
        let StatusStartingTime: String?
    }

    private let LoTE: List

    /// The certificates: trusted ones from the start of their status on, withdrawn ones up to it.
    var entries: [Entry] {
        LoTE.TrustedEntitiesList.flatMap(\.TrustedEntityServices).flatMap { service -> [Entry] in
            let information = service.ServiceInformation
            let since = information.StatusStartingTime.flatMap { try? Date($0, strategy: .iso8601) }
            let isTrusted = information.ServiceStatus?.hasSuffix("/trusted") ?? true
            // Withdrawn at a time that cannot be read: never.
            let period =
                isTrusted
                ? TrustAnchors.Period(start: since, end: nil)
                : TrustAnchors.Period(start: nil, end: since ?? .distantPast)
            return (information.ServiceDigitalIdentity?.X509Certificates ?? []).compactMap { item in
                Base64.decode(item.val).map { Entry(certificate: $0, period: period) }
            }
        }
    }
}
