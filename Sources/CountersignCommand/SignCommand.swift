// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import ContentCredentials
import Foundation
import MediaContainers
import TrustServices

#if canImport(MediaCodecs)
    import MediaCodecs
#endif

/// `countersign sign`: writes a copy of a file with a credential of one's own.
struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Give a file Content Credentials.",
        discussion: """
            Writes a signed copy; the input is never touched, and the copy appears only when it is whole. Without a \
            definition the manifest says that the file was created, with the source type of --source, or, with a \
            parent, that the parent was opened. A file that carries a credential keeps it as its parent.

            Assertions of older credentials are taken out with --redact: the content stays as it is, so this becomes an \
            update of that credential wherever the format allows it.
            """)

    @Argument(help: "The file to sign.") var file: String
    @Option(name: [.customShort("o"), .long], help: "Where the signed copy goes.") var out: String
    @Option(help: ArgumentHelp("A manifest definition (c2patool's JSON).", valueName: "json")) var manifest: String?
    @OptionGroup var signing: SigningOptions
    @Option(help: "The file this one was made from.") var parent: String?
    @Option(help: "A file that was put into this one; may be given several times.") var ingredient: [String] = []
    @Option(help: "Have the time attested: URL of an authority (RFC 3161), or builtin.") var tsa: String?
    @Option(help: ArgumentHelp("Wait so long for the time-stamp authority's answer.", valueName: "seconds"))
    var tsaTimeout = NetworkTimeStamper.timeLimit
    @Option(help: "How the content, or the change of its parent, came to be: digitalCapture, humanEdits, … or a URI.")
    var source: String?
    @Flag(help: "Leave the content as it is and only add to its credential (an update manifest).") var update = false
    @Option(help: "Take an assertion out of an older credential: its label, or a whole reference; several times.")
    var redact: [String] = []
    @Option(help: "Why it is taken out: c2pa.PII.present, c2pa.invalid.data, … or a name of your own.")
    var redactReason: String?
    @Flag(help: "Have the time of older credentials that have no time stamp attested too (with --tsa).")
    var stampHistory = false
    @Option(help: "An OCSP response about your certificate (DER), to go into the signature; several times.")
    var ocsp: [String] = []
    @Flag(help: "Bind to the parts of the file and not to its bytes, where the format has such parts.")
    var boxHash = false
    @Flag(help: "Pack the new manifest (Brotli); its content is then bound part by part, as with --box-hash.")
    var compress = false
    @Option(
        help: ArgumentHelp(
            "Keep so many bytes free for later updates and redactions, in formats that cannot make room later.",
            valueName: "bytes"))
    var reserve = 0
    @Option(help: ArgumentHelp("The file's own credential, where it is kept beside it.", valueName: "c2pa"))
    var credential: String?
    @Flag(help: "Put a small picture of the file into its credential (needs countersign-media).") var thumbnail = false
    @OptionGroup var actor: ActorOptions
    @Flag(help: "Keep the manifest store beside the copy (.c2pa) and not in it.") var sidecar = false
    @Option(help: "URL at which the manifest store will be found; written into the copy.") var remote: String?
    @Flag(name: .customLong("no-embed"), help: "Leave the manifest store out of the copy (with --sidecar or --remote).")
    var noEmbed = false
    @Flag(help: "Overwrite files that are there.") var force = false
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if noEmbed, !sidecar, remote == nil {
            throw ValidationError("--no-embed leaves the manifest nowhere; add --sidecar or --remote")
        }
        if !(0...(16 << 20)).contains(reserve) { throw ValidationError("--reserve takes a number up to 16777216") }
        if redactReason != nil, redact.isEmpty { throw ValidationError("--redact-reason goes with --redact") }
        if let source, DigitalSourceType.uri(source) == nil {
            throw ValidationError(
                "--source takes a URI or one of: \(DigitalSourceType.shortNames.joined(separator: ", "))")
        }
    }

    /// The sidecar of the copy, where c2pa readers look for it.
    private var sidecarPath: String? {
        sidecar || (noEmbed && remote != nil) ? URL(fileURLWithPath: out).deletingPathExtension().path + ".c2pa" : nil
    }

    func run() async throws {
        try refuseOverwriting()
        let input: FileByteSource
        do { input = try FileByteSource(path: file) } catch { throw CommandError.unreadable(file, error) }
        var request = try request(for: input)
        if thumbnail { request.thumbnail = try await SignCommand.makeThumbnail(of: file) }
        let signer = try signing.signer(definition: request.definition.signing, folder: definitionFolder)
        var generator = ClaimGenerator(timeStamper: try timeStamper(request.definition.signing))
        generator.revocationResponses = try ocsp.map { path in
            do { return try FileByteSource(path: path).readAll(limit: 1 << 20, named: "OCSP response") } catch {
                throw CommandError.unreadable(path, error)
            }
        }
        let signed: SignedAsset
        do {
            let copy = try AtomicFile(path: out)
            signed = try await generator.sign(input, request, signer: signer, to: copy)
            if let sidecarPath { try AtomicFile.write(signed.manifestStore, to: sidecarPath) }
            try copy.commit()
        } catch { throw SignCommand.commandError(error, file) }
        try report(signed)
    }

    private var definitionFolder: String? {
        manifest.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
    }

    private func refuseOverwriting() throws {
        for path in [out, sidecarPath].compactMap({ $0 }) {
            guard FileManager.default.fileExists(atPath: path) else { continue }
            if SignCommand.isSame(path, file) {
                throw CommandError(
                    status: .usage, file: path, message: "the input is never overwritten; choose another --out")
            }
            if !force {
                throw CommandError(
                    status: .usage, file: path, message: "it exists already; add --force to overwrite it")
            }
        }
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        var first = stat()
        var second = stat()
        guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    private func request(for input: FileByteSource) throws -> SigningRequest {
        var request = SigningRequest(sourceType: source, placement: sidecar || noEmbed ? .detached : .embedded)
        request.prefersBoxHash = boxHash
        request.compresses = compress
        request.reserve = reserve
        if let credential {
            do {
                request.sidecar = try FileByteSource(path: credential).readAll(limit: 64 << 20, named: "manifest store")
            } catch { throw CommandError.unreadable(credential, error) }
        }
        request.textCarrier = try textCarrier(of: input)
        request.stampsHistory = stampHistory
        request.identities = try actor.requests(signing.identities)
        request.remoteURL = remote
        let folder = definitionFolder
        request.resource = { name in try FileByteSource(path: Folders.path(name, in: folder)) }
        if let manifest {
            do {
                let bytes = try FileByteSource(path: manifest).readAll(limit: 64 << 20, named: "manifest definition")
                request.definition = try ManifestDefinition(json: bytes)
            } catch { throw SignCommand.commandError(error, manifest) }
        }
        if update { request.definition.intent = .update }
        request.definition.redactions += try redactions(of: input, sidecar: request.sidecar)
        if request.definition.title == nil { request.definition.title = URL(fileURLWithPath: file).lastPathComponent }
        let named =
            (parent.map { [($0, IngredientRelationship.parentOf)] } ?? []) + ingredient.map { ($0, .componentOf) }
        for (path, relationship) in named {
            do {
                request.ingredients.append(
                    IngredientSource(
                        try FileByteSource(path: path), relationship: relationship,
                        title: URL(fileURLWithPath: path).lastPathComponent))
            } catch { throw CommandError.unreadable(path, error) }
        }
        return request
    }

    /// The name of a text says what its comments look like. Nothing else is told by a name.
    private func textCarrier(of input: FileByteSource) throws -> TextCarrier? {
        guard try FormatSniffer.format(of: input) == .text else { return nil }
        let name = URL(fileURLWithPath: file).pathExtension.lowercased()
        if ["json", "jsonl", "ipynb", "geojson"].contains(name), !sidecar, !noEmbed {
            throw CommandError(
                status: .usage, file: file, message: "JSON has no comments that could hold a manifest; use --sidecar")
        }
        return CommentSyntax(fileExtension: name).map(TextCarrier.comment)
    }

    /// A short label names every assertion of that name in the file's credentials: who has to take something out wants it
    /// gone from the older ones as well.
    private func redactions(
        of input: FileByteSource, sidecar: [UInt8]?
    ) throws -> [ManifestDefinition.Redaction] {
        try redact.flatMap { name in
            if name.hasPrefix(JUMBFURI.prefix) { return [ManifestDefinition.Redaction(name, reason: redactReason)] }
            let manifests: [Manifest]
            do {
                manifests = try ManifestStoreReader.read(input, sidecar: sidecar).store.manifests
            } catch {
                throw CommandError(
                    status: .usage, file: file,
                    message: "--redact \(name) names an assertion of the file's own credentials, but: \(error)")
            }
            let holders = manifests.filter { $0.assertion(labelled: name) != nil }
            guard !holders.isEmpty else {
                let labels = Set(manifests.flatMap(\.assertions).map(\.label.text)).sorted()
                throw CommandError(
                    status: .usage, file: file,
                    message: "--redact \(name): none of the file's credentials has such an assertion, only "
                        + TextReport.plain(labels.joined(separator: ", ")))
            }
            return holders.map { ManifestDefinition.Redaction($0.uri(ofAssertion: name), reason: redactReason) }
        }
    }

    private func timeStamper(_ signing: ManifestDefinition.Signing) throws -> (any TimeStamper)? {
        guard let name = tsa ?? signing.timeStampAuthority else { return nil }
        if name == "builtin" {
            return try naming {
                try self.signing.identities.unlocked().timeStamper(organization: "Countersign", at: Date())
            }
        }
        guard let url = URL(string: name), ["http", "https"].contains(url.scheme ?? "") else {
            throw CommandError(status: .usage, message: "--tsa takes a URL or builtin, not \(name)")
        }
        guard (1...3_600).contains(tsaTimeout) else {
            throw CommandError(status: .usage, message: "--tsa-timeout takes 1 to 3600 seconds, not \(tsaTimeout)")
        }
        return NetworkTimeStamper(url: url, seconds: tsaTimeout)
    }

    private func report(_ signed: SignedAsset) throws {
        for notice in signed.notices { Terminal.note("note: \(notice)") }
        if output.json {
            let members: [(String, JSONValue?)] = [
                ("file", .string(file)), ("out", .string(out)), ("manifest", .string(signed.manifestLabel)),
                ("instance_id", .string(signed.instanceID)), ("format", signed.format.map { .string($0.mediaType) }),
                ("bytes", .integer(Int64(clamping: signed.size))), ("update", .bool(signed.isUpdate)),
                ("manifest_store_bytes", .integer(Int64(signed.manifestStore.count))),
                ("sidecar", sidecarPath.map { .string($0) }), ("remote", remote.map { .string($0) }),
                ("notices", .array(signed.notices.map { .string($0) })),
            ]
            Terminal.printLine(Data(JSONValue.members(members).serialize().utf8))
        } else {
            let verb = signed.isUpdate ? "credential updated" : "signed"
            print("\(out): \(verb) (\(signed.manifestLabel))" + (sidecarPath.map { ", manifest store in \($0)" } ?? ""))
        }
    }

    /// What went wrong, as the command ends with it.
    static func commandError(_ error: any Error, _ file: String) -> any Error {
        switch error {
        case let error as SigningError:
            let status: ExitStatus =
                switch error.code {
                case .invalidDefinition, .missingResource, .forbidden, .outputExists: .usage
                case .unusableIngredient, .invalidCredential, .signerFailed, .notUpdatable, .notReadBack: .unreadable
                case .timeStampTooLarge: .failure
                }
            return CommandError(status: status, file: file, message: error.reason)
        case let error as ContainerError:
            var message = error.description
            if case .unsupportedFormat = error { message += "; --sidecar keeps the credential beside the file" }
            return CommandError(status: .unreadable, file: file, message: message)
        case let error as ByteError:
            let status: ExitStatus = CommandError.isAboutInput(error) ? .unreadable : .failure
            return CommandError(status: status, file: file, message: CommandError.words(for: error))
        case let error as TrustError:
            return CommandError(error, file: file)
        default: return error
        }
    }
}

extension SignCommand {
    /// A picture of the file of at most 256 pixels a side. Made only when it is asked for: see
    /// docs/decisions (thumbnails).
    static func makeThumbnail(of file: String) async throws -> EmbeddedFile {
        #if canImport(MediaCodecs)
            do {
                let bytes = try await MediaWorker().preview(.path(file), maxSide: 256, quality: 80)
                return EmbeddedFile(mediaType: "image/jpeg", bytes: bytes)
            } catch {
                throw CommandError(
                    status: .failure, file: file,
                    message: "no thumbnail could be made (\(error)); leave --thumbnail out, or name one in a definition"
                )
            }
        #else
            throw CommandError(
                status: .usage, file: file,
                message: "this build cannot make thumbnails; leave --thumbnail out, or name one in a definition")
        #endif
    }
}
