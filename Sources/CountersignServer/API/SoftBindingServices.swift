// SPDX-License-Identifier: Apache-2.0
import Foundation
import Hummingbird
import ProvenanceRegistry

/// What C2PA 2.4 adds to the Soft Binding Resolution API: how a program finds the service, what the service can do, how
/// it is, and queries by a reference. Manifests and bindings made elsewhere are not taken in, which `capabilities` says.
enum SoftBindingServices {
    /// The version whose rules are followed.
    static let specificationVersion = "2.4"

    /// Where the API is found.
    struct Discovery: Encodable {
        let apiEndpoint: String
        let c2paSpecificationVersion: String
    }

    /// What the service can do beside looking up bindings.
    struct Capabilities: Encodable {
        let c2paSpecificationVersion: String
        let supportedCapabilities: [String]
    }

    /// How the service is.
    struct Status: Encodable {
        let status: String
        let timestamp: Timestamp
    }

    /// A query by a reference.
    private struct Reference: Decodable {
        struct Region: Decodable {}

        let referenceUrl: String
        let assetLength: UInt64?
        let assetType: String?
        let region: [Region]?
    }

    /// `GET /.well-known/c2pa-soft-binding-resolution`
    static func discovery(_ exchange: Exchange) async throws -> Response {
        .json(Discovery(apiEndpoint: exchange.origin, c2paSpecificationVersion: specificationVersion))
    }

    /// `GET /services/capabilities`
    static func capabilities(_ exchange: Exchange) async throws -> Response {
        .json(
            Capabilities(
                c2paSpecificationVersion: specificationVersion,
                supportedCapabilities: ["queryByContent"] + (exchange.site.links == nil ? [] : ["queryByReference"])))
    }

    /// `GET /services/status`
    static func status(_ exchange: Exchange) async throws -> Response {
        .json(
            Status(
                status: await Operations.health(of: exchange.site).status,
                timestamp: exchange.site.clock()))
    }

    /// `POST /matches/byReference`: the file behind a link, fetched under the rules for links.
    static func byReference(_ exchange: Exchange) async throws -> Response {
        let limit = try SoftBindingAPI.maxResults(exchange)
        let body = try await exchange.site.uploads.text(of: exchange.request)
        guard let reference = try? JSONDecoder().decode(Reference.self, from: Data(body)) else {
            throw ServiceError(
                .badRequest, "Send a JSON object with the string referenceUrl and the number assetLength.")
        }
        guard reference.referenceUrl.lowercased().hasPrefix("https://") else {
            throw ServiceError(.badRequest, "referenceUrl begins with https://.", field: "referenceUrl")
        }
        guard reference.region?.isEmpty ?? true else {
            throw ServiceError(.badRequest, "Regions are not looked up; send the region as a file.", field: "region")
        }
        let file = try await CheckHandlers.fetched(reference.referenceUrl, exchange)
        if let length = reference.assetLength, length != file.bytes {
            throw ServiceError(
                .linkRefused, "The link leads to \(file.bytes) bytes, not to the \(length) of the query.",
                field: "assetLength")
        }
        return .json(
            SoftBindingAPI.QueryResult(try await SoftBindingAPI.find(file, nil, limit: limit, exchange)))
    }
}
