// SPDX-License-Identifier: Apache-2.0

import ByteKit
public import COSE

extension ClaimGenerator {
    /// Signs a file in one call: reads `input`, writes the signed copy to `output`, which appears only when it is whole.
    ///
    ///     try await ClaimGenerator().sign(fileAt: "photo.jpg", to: "signed.jpg", signer: signer)
    ///
    /// Files that a definition names are looked for in the working folder unless the request has a way of its own.
    /// - Throws: ``SigningError`` (`outputExists` where there is something at `output` already), `ContainerError` where
    ///   the file cannot carry a credential, `ByteError` where it cannot be read or written, or what the signer throws.
    @discardableResult
    nonisolated(nonsending) public func sign(
        fileAt input: String, to output: String, _ request: SigningRequest = SigningRequest(),
        signer: any ClaimSigner, overwrites: Bool = false
    ) async throws -> SignedAsset {
        let source = try FileByteSource(path: input)
        if !overwrites, (try? FileByteSource(path: output)) != nil {
            throw SigningError(.outputExists, "\(output) exists already; choose another name, or allow overwriting")
        }
        let copy = try AtomicFile(path: output)
        let signed = try await sign(source, request, signer: signer, to: copy)
        try copy.commit()
        return signed
    }
}

extension Validator {
    /// Reads and judges the credential of a file.
    ///
    ///     let report = try await Validator().validate(fileAt: "signed.jpg")
    ///     print(report.state)
    ///
    /// - Parameter sidecar: a file that holds the manifest store, where it is kept apart.
    /// - Throws: ``ReadingError`` where there is nothing that could be judged.
    public func validate(
        fileAt path: String, sidecar: String? = nil
    ) async throws(ReadingError) -> ValidationReport {
        let source: FileByteSource
        var store: [UInt8]?
        do throws(ByteError) {
            source = try FileByteSource(path: path)
            if let sidecar {
                store = try FileByteSource(path: sidecar)
                    .readAll(limit: UInt64(max(0, limits.storeBytes)), named: "manifest store")
            }
        } catch {
            throw ReadingError(.unsupportedFile, "\(path) cannot be read: \(error)")
        }
        return try await validate(source, sidecar: store)
    }
}
