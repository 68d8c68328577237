// SPDX-License-Identifier: Apache-2.0

public import CBOR

extension VerificationKey {
    /// Reads a COSE_Key of the kinds EC2 and OKP (RFC 9052, section 7; RFC 9053, sections 7.1 and 7.2).
    /// - Throws: ``COSEError`` with code `unsupportedKey`, also where the key says that it is not for checking
    ///   signatures, or names an algorithm that is not one for it.
    public init(coseKey map: CBORValue) throws(COSEError) {
        func fail(_ reason: String) -> COSEError { COSEError(.unsupportedKey, "the COSE key \(reason)") }
        guard let curve = map[-1]?.int, let x = map[-2]?.byteString else { throw fail("has no curve or no point") }
        // SubjectPublicKeyInfo up to the key itself (RFC 5480, RFC 8410), by curve.
        let header: [UInt8]
        let point: [UInt8]
        switch (map[1]?.int, curve) {
        case (1, 6):
            guard x.count == 32 else { throw fail("is not 32 bytes long") }
            header = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
            point = x
        case (2, 1), (2, 2), (2, 3):
            let size = curve == 1 ? 32 : curve == 2 ? 48 : 66
            guard x.count == size else { throw fail("has a coordinate that is not \(size) bytes long") }
            if let y = map[-3]?.byteString {
                guard y.count == size else { throw fail("has a coordinate that is not \(size) bytes long") }
                point = [4] + x + y
            } else if let isOdd = map[-3]?.bool {
                point = [isOdd ? 3 : 2] + x
            } else {
                throw fail("lacks its second coordinate")
            }
            header = VerificationKey.header(curve: curve, pointSize: point.count)
        default: throw fail("is of a kind or curve that is not used in C2PA")
        }
        if let operations = map[4]?.array, !operations.contains(2) { throw fail("may not check signatures") }
        try self.init(subjectPublicKeyInfo: header + point)
        if let number = map[3] {
            guard let algorithm = number.int.flatMap(COSEAlgorithm.init(rawValue:)), canVerify(algorithm) else {
                throw fail("names an algorithm that is not one for it")
            }
        }
    }

    private static func header(curve: Int, pointSize: Int) -> [UInt8] {
        let ecPublicKey: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
        let name: [UInt8] =
            switch curve {
            case 1: [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
            case 2: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22]
            default: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23]
            }
        func element(_ tag: UInt8, _ size: Int) -> [UInt8] {
            size < 128 ? [tag, UInt8(size)] : [tag, 0x81, UInt8(truncatingIfNeeded: size)]
        }
        let algorithm = element(0x30, ecPublicKey.count + name.count) + ecPublicKey + name
        let string = element(0x03, pointSize + 1) + [0]
        return element(0x30, algorithm.count + string.count + pointSize) + algorithm + string
    }
}
