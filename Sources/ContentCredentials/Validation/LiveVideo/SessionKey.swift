// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE
import FoundationEssentials
import TrustServices

/// A key that signs the segments of a live video for a while (C2PA 2.3, section 18.25).
struct SessionKey: Sendable {
    /// Why a key cannot be used.
    struct Fault: Error {
        let reason: String
    }

    /// Most keys of one assertion.
    static let limit = 64

    /// What segments call it by.
    let identifier: [UInt8]
    let key: VerificationKey
    /// The lowest number of a segment that it may sign.
    let minimumSequenceNumber: UInt64
    /// When it may sign, both ends included.
    let validity: ClosedRange<Date>
    private let algorithm: COSEAlgorithm?
    private let binding: CBORValue

    init(_ value: CBORValue) throws(Fault) {
        // COSE_Key: 1 is the kind of key, 2 its identifier, 3 its algorithm.
        guard let map = value["key"], map.map != nil, let identifier = map[2]?.byteString, !identifier.isEmpty else {
            throw Fault(reason: "there is no key, or it has no identifier")
        }
        do { key = try VerificationKey(coseKey: map) } catch { throw Fault(reason: error.reason) }
        self.identifier = identifier
        algorithm = map[3]?.int.flatMap(COSEAlgorithm.init(rawValue:))
        guard let minimum = value["minSequenceNumber"]?.uint64 else {
            throw Fault(reason: "it does not say from which segment on it signs")
        }
        minimumSequenceNumber = minimum
        guard let text = value["createdAt"]?.untagged.string, let created = Date(timeStamp: text),
            let seconds = value["validityPeriod"]?.int, (1...(100 * 366 * 86_400)).contains(seconds)
        else { throw Fault(reason: "it does not say when it was made, or for how long it signs") }
        validity = created...created.addingTimeInterval(TimeInterval(seconds))
        guard let binding = value["signerBinding"] else {
            throw Fault(reason: "nothing shows that it belongs to the signer")
        }
        self.binding = binding
    }

    /// Whether the holder of the key is the signer of the manifest: the key has signed the signer's certificate
    /// (section 18.25.2). The certificate is the detached payload, as a CBOR byte string; other writers send it along.
    func checkBinding(to signer: Certificate) throws(Fault) {
        let bytes: [UInt8] = binding.byteString ?? CBOREncoder.encode(binding)
        guard let sign1 = try? COSESign1(parsing: bytes), let algorithm = sign1.algorithm else {
            throw Fault(reason: "its binding to the signer is no COSE_Sign1 structure of a known algorithm")
        }
        let certificate = CBOREncoder.encode(.bytes(signer.encoded))
        guard sign1.payload.map({ $0 == signer.encoded || $0 == certificate }) ?? true else {
            throw Fault(reason: "it is bound to another signer")
        }
        guard isValidSignature(sign1, payload: sign1.payload ?? certificate, algorithm) else {
            throw Fault(reason: "it is not bound to the signer of the manifest")
        }
    }

    /// Whether a structure is signed with this key.
    func isValidSignature(_ sign1: COSESign1, payload: [UInt8], _ used: COSEAlgorithm) -> Bool {
        guard algorithm == nil || algorithm == used, key.fits(used) else { return false }
        return key.isValidSignature(sign1.signature, over: sign1.sigStructure(payload: payload), algorithm: used)
    }
}

extension Date {
    /// Reads an RFC 3339 time with any number of digits behind the second.
    init?(timeStamp text: String) {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let first = parts.first, let last = parts.last else {
            guard let date = try? Date(text, strategy: .iso8601) else { return nil }
            self = date
            return
        }
        let digits = last.prefix { $0.isASCII && $0.isNumber }
        guard let whole = try? Date(String(first) + last.dropFirst(digits.count), strategy: .iso8601) else {
            return nil
        }
        self = whole.addingTimeInterval(Double("0.\(digits)") ?? 0)
    }
}
