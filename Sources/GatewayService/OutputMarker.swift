// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCredentials
import CountersignServer
import Foundation
import GenerationGateway
import HTTPTypes
import MediaCodecs
import MediaContainers
import Persistence
import ProvenanceRegistry
import RecordingMarks
import SigningService
import TrustServices
import Watermarking

/// Puts what leaves the gateway on record: signed, marked, fingerprinted and registered, whatever was decided about the
/// request (invariant I11). What cannot be signed does not leave.
struct OutputMarker: Sendable {
    let registry: Registry
    let media: MediaWorker
    let recordings: RecordingMarker
    let signer: SignerProcess
    let identities: IdentityStore
    let trust: TrustSettings
    let shelf: FileShelf
    let clock: @Sendable () -> Timestamp

    /// A file as it leaves.
    struct Marked: Sendable {
        let bytes: [UInt8]
        let output: GatewayOutput
        /// What the marks do not cover, in words.
        let notices: [String]
    }

    /// What is said about a file.
    struct Statement: Sendable {
        var title: String
        /// What it has to be, as in `audio/`: a generator of speech that sends a text is no generator of speech.
        var kind: String
        /// Wholly made by a model, or partly.
        var source = SourceType.generated
        /// Files it was made from.
        var components: [[UInt8]] = []
    }

    /// Marks a file of whatever kind it is.
    /// - Throws: ``GatewayError`` 502 where a generator sent what cannot carry a credential.
    func mark(_ bytes: [UInt8], _ statement: Statement, for caller: Caller) async throws -> Marked {
        guard let reading = try? ContainerRegistry.read(MemoryByteSource(bytes)),
            reading.format.mediaType.hasPrefix(statement.kind)
        else { throw unsignable("The generator sent a file of a kind that cannot carry a credential.") }
        return try await protect(bytes, statement, caller)
    }

    private func unsignable(_ message: String) -> GatewayError {
        GatewayError(.badGateway, code: "unsignable_output", message, type: "server_error")
    }

    /// A picture that is no picture, a recording that is none.
    func unsignable(_ error: MediaError) -> GatewayError {
        unsignable("The generator sent a file that cannot be read: \(error.message)")
    }

    private func generator() throws -> ClaimGenerator {
        var settings = trust
        if let root = try identities.root() {
            settings.anchors = TrustAnchors(certificates: settings.anchors.certificates + [root])
        }
        return ClaimGenerator(
            timeStamper: ProcessTimeStamper(process: signer, identity: "time-stamps"),
            validator: Validator(settings: settings))
    }

    private func claimSigner(_ publisher: Publisher) async throws -> ProcessClaimSigner {
        let name = String(
            publisher.displayName.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(60).map(
                Character.init))
        return try await signer.provideClaimSigner(
            identity: publisher.id.description, commonName: name, organization: name)
    }

    private func protect(_ bytes: [UInt8], _ statement: Statement, _ caller: Caller) async throws -> Marked {
        let protector = Protector(
            registry: registry, media: media, generator: try generator(),
            signer: try await claimSigner(caller.publisher), recordings: recordings)
        var request = ProtectionRequest(
            publisher: caller.publisher, title: statement.title, sourceType: statement.source, existingMark: .replace,
            actor: AuditActor(role: "client", id: caller.account.id.description))
        request.components = statement.components.map {
            IngredientSource(MemoryByteSource($0), relationship: .componentOf, title: "reference")
        }
        let path = shelf.workPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var notices: [String] = []
        let file: ProtectedFile
        do {
            file = try await protector.protect(MemoryByteSource(bytes), request, to: path, now: clock())
        } catch let error as RegistryError where error.code == .notMarkable {
            // Too small or too even for a mark: better signed and registered than not at all.
            request.addsMark = false
            notices.append(
                "The picture is too small or too even for a hidden mark; its credential and fingerprint remain.")
            file = try await protector.protect(MemoryByteSource(bytes), request, to: path, now: clock())
        } catch let error as MediaError {
            throw unsignable(error)
        } catch let error as ContainerError {
            throw unsignable("The generator's file cannot carry a credential: \(error)")
        }
        let record = file.record
        if let obstacle = file.markObstacle { notices.append(notice(obstacle, statement)) }
        return Marked(
            bytes: try FileByteSource(path: path).readAll(limit: 1 << 30, named: "marked file"),
            output: GatewayOutput(
                record: record.id.description, sha256: record.protectedDigest.description,
                mediaType: record.media.mediaType, signed: true, watermarked: record.mark != nil,
                fingerprinted: record.fingerprints.contains(where: \.isMatchable)),
            notices: notices)
    }

    /// Why a recording or film leaves without a mark.
    private func notice(_ obstacle: RecordingMarkError.Code, _ statement: Statement) -> String {
        let what = statement.kind == "video/" ? "film" : "recording"
        let reason =
            switch obstacle {
            case .tooShort: "lasts less than five seconds, too short for a hidden mark"
            case .silent: "is silent and cannot carry a hidden mark"
            case .noSound: "has no sound that could carry a hidden mark"
            case .notWritable, .unsuited: "is coded in a way that cannot be marked"
            case .notReadable, .alreadyMarked: "did not take a hidden mark that can be read back"
            }
        return "The \(what) \(reason); it is signed and registered without one."
    }
}
