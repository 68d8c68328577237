// SPDX-License-Identifier: Apache-2.0

import ByteKit
import COSE
import Foundation
import TrustServices

/// Certificates made to measure: a right one, from which each test departs in one way.
struct TestChain {
    static let now = Date(timeIntervalSince1970: 1_795_000_000)
    static let day = 86_400.0

    var rootKey: SigningKey
    var caKey: SigningKey
    var leafKey: SigningKey
    var root: CertificateTemplate
    var ca: CertificateTemplate
    var leaf: CertificateTemplate
    var algorithm: COSEAlgorithm

    static func keyIdentifier(_ key: SigningKey) throws -> [UInt8] {
        try CertificatePublicKey(derEncoded: key.subjectPublicKeyInfo).keyIdentifier
    }

    static func name(_ commonName: String) -> [UInt8] {
        CertificateTemplate.name([("2.5.4.6", "NO"), ("2.5.4.10", "Test Org"), ("2.5.4.3", commonName)])
    }

    init(_ algorithm: COSEAlgorithm = .es256) throws {
        self.algorithm = algorithm
        rootKey = try SigningKey(generatingFor: algorithm)
        caKey = try SigningKey(generatingFor: algorithm)
        leafKey = try SigningKey(generatingFor: algorithm)
        let rootID = try TestChain.keyIdentifier(rootKey)
        let caID = try TestChain.keyIdentifier(caKey)
        let from = TestChain.now.addingTimeInterval(-100 * TestChain.day)
        let to = TestChain.now.addingTimeInterval(100 * TestChain.day)
        root = CertificateTemplate(
            subject: TestChain.name("Root"), notBefore: from, notAfter: to, publicKey: rootKey.subjectPublicKeyInfo,
            extensions: [
                .basicConstraints(authority: true), .keyUsage([.keyCertSign]), .subjectKeyIdentifier(rootID),
            ])
        ca = CertificateTemplate(
            subject: TestChain.name("Issuing"), notBefore: from, notAfter: to, publicKey: caKey.subjectPublicKeyInfo,
            extensions: [
                .basicConstraints(authority: true, pathLength: 0), .keyUsage([.keyCertSign]),
                .subjectKeyIdentifier(caID), .authorityKeyIdentifier(rootID),
            ])
        leaf = CertificateTemplate(
            subject: TestChain.name("Signer"), notBefore: from, notAfter: to, publicKey: leafKey.subjectPublicKeyInfo,
            extensions: [
                .basicConstraints(authority: false), .keyUsage([.digitalSignature]),
                .extendedKeyUsage([.c2paClaimSigning]), .subjectKeyIdentifier(try TestChain.keyIdentifier(leafKey)),
                .authorityKeyIdentifier(caID),
            ])
    }

    func rootCertificate() throws -> Certificate { try root.issued(by: root.subject, key: rootKey) }
    func caCertificate() throws -> Certificate { try ca.issued(by: root.subject, key: rootKey) }
    func leafCertificate() throws -> Certificate { try leaf.issued(by: ca.subject, key: caKey) }

    func settings() throws -> TrustSettings {
        TrustSettings(anchors: TrustAnchors(certificates: [try rootCertificate()]))
    }

    func verdict(at date: Date = TestChain.now, for purpose: CertificatePurpose = .claimSigning) throws -> ChainVerdict
    {
        ChainValidator(settings: try settings())
            .validate(chain: [try leafCertificate(), try caCertificate()], for: purpose, at: date)
    }
}

extension CertificateTemplate {
    mutating func drop(_ type: OID) { extensions.removeAll { $0.type == type } }
    mutating func replace(_ item: Extension) {
        drop(item.type)
        extensions.append(item)
    }
}

extension ChainVerdict {
    var kinds: Set<Reason.Kind> { Set(reasons.map(\.kind)) }
}

/// A folder that goes away with the test.
final class ScratchFolder {
    let path: String
    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("cs-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = "\(path)/\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }
    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))) }
}

/// The openssl command, an independent oracle where it is installed.
enum OpenSSL {
    static let isAvailable = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

    static func run(_ arguments: [String], in folder: ScratchFolder) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}

extension Certificate {
    var pem: String { PEM.text(label: "CERTIFICATE", bytes: encoded) }
}

/// Test media and certificates that are not part of the project.
enum SharedCorpus {
    static let folder: String? = {
        let environment = ProcessInfo.processInfo.environment["COUNTERSIGN_SHARED"]
        let relative = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../shared").standardized.path
        for candidate in [environment, relative].compactMap({ $0 }) {
            let path = candidate + "/c2pa-corpus"
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        return nil
    }()
    static var isAvailable: Bool { folder != nil }
    static func text(_ name: String) throws -> String {
        try String(contentsOfFile: (folder ?? "") + "/" + name, encoding: .utf8)
    }
}
