// SPDX-License-Identifier: Apache-2.0
import ByteKit
import CBOR
import ContentCredentials
import Foundation
import ProvenanceRegistry
import TrustServices

/// What Content Credentials contribute to a check.
struct CredentialFindings: Sendable {
    var evidence = CredentialEvidence()
    /// What they state about AI use; only from credentials that hold.
    var disclosure: AIEvidence.Extent?
    /// The source type they state, as IPTC's term; only from credentials that hold.
    var sourceType: String?
    /// Label of the active manifest.
    var activeLabel: String?
    /// Why they could not be read to the end.
    var trouble: String?
}

/// Reads and judges credentials for a check.
struct CredentialReading: Sendable {
    let validator: Validator

    /// The credentials in a file, or in a sidecar beside it.
    func read(_ source: any ByteSource, sidecar: [UInt8]?) async -> CredentialFindings {
        do {
            let report = try await validator.validate(source, sidecar: sidecar)
            return findings(report, source: report.isEmbedded ? .embedded : .sidecar)
        } catch {
            switch error.code {
            case .manifestNotFound, .unsupportedFile: return CredentialFindings()
            case .remoteManifest:
                var found = CredentialFindings()
                found.evidence.remoteAddress = remoteAddress(in: source) ?? ""
                return found
            default:
                var found = CredentialFindings()
                found.evidence = CredentialEvidence(
                    state: .invalid, source: sidecar == nil ? .embedded : .sidecar, fault: .damaged,
                    summary: error.message)
                return found
            }
        }
    }

    /// The credentials of a record, whose content was confirmed to be this file's.
    func readRecovered(_ store: [UInt8]) -> CredentialFindings {
        do { return findings(try validator.judge(store: store), source: .recovered) } catch {
            var found = CredentialFindings()
            found.trouble = error.message
            return found
        }
    }

    private func remoteAddress(in source: any ByteSource) -> String? {
        (try? ContainerAddress.remoteManifest(of: source)) ?? nil
    }

    private func findings(_ report: ValidationReport, source: CredentialEvidence.Source) -> CredentialFindings {
        var found = CredentialFindings()
        let signature = report.activeSignature
        let time = signature?.trustedTime ?? signature?.claimedTime ?? signature?.stampedTime
        found.activeLabel = report.activeManifest?.label
        found.evidence = CredentialEvidence(
            state: state(report.state), source: source,
            fault: report.state == .invalid ? CredentialFault.fault(of: report.results) : nil,
            signer: signature?.signer?.subject.displayName, signedAt: time.map { Timestamp($0) },
            isTimeStamped: signature?.trustedTime != nil, summary: report.activeManifest?.claim?.title,
            incompleteSteps: incompleteSteps(report), report: ReportValue(report.c2paToolJSON))
        if report.state != .invalid {
            let statements = SourceStatements(report.store)
            found.disclosure = statements.extent
            found.sourceType = statements.sourceType
        }
        return found
    }

    private func state(_ state: CredentialState) -> CredentialEvidence.State {
        switch state {
        case .trusted: .trusted
        case .valid: .valid
        case .invalid: .invalid
        }
    }

    /// Earlier files without a credential of their own, or with one that does not hold.
    private func incompleteSteps(_ report: ValidationReport) -> Int {
        let ingredients = report.store.manifests.flatMap(\.assertions).filter(\.label.isIngredient)
        let bare = ingredients.filter { assertion in
            assertion.cbor?["relationship"]?.string == "parentOf" && assertion.cbor?["activeManifest"] == nil
                && assertion.cbor?["c2pa_manifest"] == nil
        }
        return bare.count + report.results.ingredientDeltas.filter { !$0.deltas.failure.isEmpty }.count
    }
}

/// Which of the reasons for an invalid credential is told. The gravest first: a signature that does not fit makes all
/// else unreliable, and content that differs says nothing when the signature is broken.
enum CredentialFault {
    static func fault(of results: ValidationResults) -> CredentialEvidence.Fault {
        let codes = results.activeManifest.failure.map(\.code.rawValue)
        func has(_ suffixes: String...) -> Bool { codes.contains { code in suffixes.contains { code == $0 } } }
        if has("claimSignature.mismatch", "claimSignature.missing") { return .signature }
        if has("signingCredential.ocsp.revoked", "signingCredential.revoked") { return .revoked }
        if has("claimSignature.outsideValidity", "signingCredential.expired") { return .expired }
        if has("claim.missing", "claim.multiple", "claim.malformed", "claim.cbor.invalid", "assertion.missing") {
            return .damaged
        }
        let content = [
            "assertion.dataHash.mismatch", "assertion.boxesHash.mismatch", "assertion.bmffHash.mismatch",
            "assertion.collectionHash.mismatch", "assertion.multiAssetHash.mismatch",
        ]
        let isSignatureGood = results.activeManifest.success.contains { $0.code.rawValue == "claimSignature.validated" }
        if isSignatureGood, codes.contains(where: content.contains) { return .contentDiffers }
        return .other
    }
}

extension ReportValue {
    /// The same value as the report has it.
    init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool(let truth): self = .bool(truth)
        case .integer(let number): self = .integer(number)
        case .unsigned(let number): self = Int64(exactly: number).map(ReportValue.integer) ?? .number(Double(number))
        case .number(let number): self = number.isFinite ? .number(number) : .null
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements.map(ReportValue.init))
        case .object(let members):
            self = .object(
                Dictionary(members.map { ($0.name, ReportValue($0.value)) }, uniquingKeysWith: { _, last in last }))
        }
    }
}
