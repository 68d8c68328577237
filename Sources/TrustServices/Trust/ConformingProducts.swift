// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A product that the C2PA Conformance Program lists.
public struct ConformingProduct: Sendable, Hashable {
    /// Its name: the common name of its certificates.
    public let name: String
    /// Who makes it.
    public let applicant: String
    /// The lowest version that conforms; nil where none is given.
    public let minimumVersion: String?
    /// The highest assurance level its certificates may have; nil where none is given.
    public let assuranceLevel: Int?
    /// Whether it still conforms.
    public let isConformant: Bool
}

/// The C2PA Conforming Products List in the JSON that the Conformance Program publishes: an array of records with
/// `applicant`, `status` and `product` (`productType`, `DN` of `CN`, `O`, `OU`, `C`, `minVersion`, `assurance`). Products
/// are found by the name in a certificate.
public struct ConformingProducts: Sendable, Hashable {
    private struct Key: Sendable, Hashable {
        let commonName: String
        let organization: String
        let unit: String
        let country: String
    }

    private struct Record: Decodable {
        struct Product: Decodable {
            struct Name: Decodable {
                let CN: String
                let O: String?
                let OU: String?
                let C: String?
            }
            struct Assurance: Decodable { let maxAssuranceLevel: Int? }
            let productType: String?
            let DN: Name
            let minVersion: String?
            let assurance: Assurance?
        }

        let applicant: String
        let status: String?
        let product: Product
    }

    private var products: [Key: ConformingProduct] = [:]

    /// No product.
    public static let none = ConformingProducts()

    private init() {}

    /// Reads a list. Validators are on it too, and are left out, since they sign nothing.
    /// - Throws: ``TrustError`` with `malformed` when it is of another form or names no product.
    public init(text: String) throws(TrustError) {
        guard let records = try? JSONDecoder().decode([Record].self, from: Data(text.utf8)) else {
            throw TrustError(
                .malformed, "the list of products is not of the form that the C2PA Conformance Program publishes")
        }
        for record in records where record.product.productType != "validatorProduct" {
            let name = record.product.DN
            let key = Key(
                commonName: ConformingProducts.folded(name.CN), organization: ConformingProducts.folded(name.O),
                unit: ConformingProducts.folded(name.OU), country: ConformingProducts.folded(name.C))
            let product = ConformingProduct(
                name: name.CN, applicant: record.applicant,
                minimumVersion: record.product.minVersion.flatMap { $0.isEmpty ? nil : $0 },
                assuranceLevel: record.product.assurance?.maxAssuranceLevel,
                isConformant: record.status == nil || record.status == "conformant")
            // Of two records of one name the one that still conforms counts.
            if products[key]?.isConformant != true { products[key] = product }
        }
        guard !products.isEmpty else { throw TrustError(.malformed, "the list names no product that signs") }
    }

    private static func folded(_ text: String?) -> String {
        (text ?? "").lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// How many products there are.
    public var count: Int { products.count }

    /// The product that a certificate was issued to; all parts of the name must be those of the list.
    public func product(of certificate: Certificate) -> ConformingProduct? {
        let name = certificate.subject
        return products[
            Key(
                commonName: ConformingProducts.folded(name.commonName),
                organization: ConformingProducts.folded(name.organization),
                unit: ConformingProducts.folded(name.organizationalUnit),
                country: ConformingProducts.folded(name.country))]
    }

    /// Both lists together.
    public func adding(_ more: ConformingProducts) -> ConformingProducts {
        var result = self
        result.products.merge(more.products) { $0.isConformant ? $0 : $1 }
        return result
    }
}
