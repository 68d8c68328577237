// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Fingerprinting
import Foundation
import SignalProcessing
import Testing

/// Bytes that every language makes alike: the top byte of a linear congruential generator.
private func madeBytes(_ count: Int) -> [UInt8] {
    var state: UInt64 = 1
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
    }
}

@Suite("BLAKE3 and XXH32")
struct ISCCHashTests {
    /// The hashes of the published test vectors: inputs of these lengths, bytes counting from 0 to 250 and again.
    static let published: [(length: Int, hash: String)] = [
        (0, "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"),
        (1, "2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213"),
        (2, "7b7015bb92cf0b318037702a6cdd81dee41224f734684c2c122cd6359cb1ee63"),
        (3, "e1be4d7a8ab5560aa4199eea339849ba8e293d55ca0a81006726d184519e647f"),
        (4, "f30f5ab28fe047904037f77b6da4fea1e27241c5d132638d8bedce9d40494f32"),
        (5, "b40b44dfd97e7a84a996a91af8b85188c66c126940ba7aad2e7ae6b385402aa2"),
        (6, "06c4e8ffb6872fad96f9aaca5eee1553eb62aed0ad7198cef42e87f6a616c844"),
        (7, "3f8770f387faad08faa9d8414e9f449ac68e6ff0417f673f602a646a891419fe"),
        (8, "2351207d04fc16ade43ccab08600939c7c1fa70a5c0aaca76063d04c3228eaeb"),
        (63, "e9bc37a594daad83be9470df7f7b3798297c3d834ce80ba85d6e207627b7db7b"),
        (64, "4eed7141ea4a5cd4b788606bd23f46e212af9cacebacdc7d1f4c6dc7f2511b98"),
        (65, "de1e5fa0be70df6d2be8fffd0e99ceaa8eb6e8c93a63f2d8d1c30ecb6b263dee"),
        (127, "d81293fda863f008c09e92fc382a81f5a0b4a1251cba1634016a0f86a6bd640d"),
        (128, "f17e570564b26578c33bb7f44643f539624b05df1a76c81f30acd548c44b45ef"),
        (129, "683aaae9f3c5ba37eaaf072aed0f9e30bac0865137bae68b1fde4ca2aebdcb12"),
        (1023, "10108970eeda3eb932baac1428c7a2163b0e924c9a9e25b35bba72b28f70bd11"),
        (1024, "42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7"),
        (1025, "d00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444"),
        (2048, "e776b6028c7cd22a4d0ba182a8bf62205d2ef576467e838ed6f2529b85fba24a"),
        (2049, "5f4d72f40d7a5f82b15ca2b2e44b1de3c2ef86c426c95c1af0b6879522563030"),
        (3072, "b98cb0ff3623be03326b373de6b9095218513e64f1ee2edd2525c7ad1e5cffd2"),
        (3073, "7124b49501012f81cc7f11ca069ec9226cecb8a2c850cfe644e327d22d3e1cd3"),
        (4096, "015094013f57a5277b59d8475c0501042c0b642e531b0a1c8f58d2163229e969"),
        (4097, "9b4052b38f1c5fc8b1f9ff7ac7b27cd242487b3d890d15c96a1c25b8aa0fb995"),
        (5120, "9cadc15fed8b5d854562b26a9536d9707cadeda9b143978f319ab34230535833"),
        (5121, "628bd2cb2004694adaab7bbd778a25df25c47b9d4155a55f8fbd79f2fe154cff"),
        (6144, "3e2e5b74e048f3add6d21faab3f83aa44d3b2278afb83b80b3c35164ebeca205"),
        (6145, "f1323a8631446cc50536a9f705ee5cb619424d46887f3c376c695b70e0f0507f"),
        (7168, "61da957ec2499a95d6b8023e2b0e604ec7f6b50e80a9678b89d2628e99ada77a"),
        (7169, "a003fc7a51754a9b3c7fae0367ab3d782dccf28855a03d435f8cfe74605e7817"),
        (8192, "aae792484c8efe4f19e2ca7d371d8c467ffb10748d8a5a1ae579948f718a2a63"),
        (8193, "bab6c09cb8ce8cf459261398d2e7aef35700bf488116ceb94a36d0f5f1b7bc3b"),
        (16384, "f875d6646de28985646f34ee13be9a576fd515f76b5b0a26bb324735041ddde4"),
        (31744, "62b6960e1a44bcc1eb1a611a8d6235b6b4b78f32e7abc4fb4c6cdcce94895c47"),
        (102400, "bc3e3d41a1146b069abffad3c0d44860cf664390afce4d9661f7902e7943e085"),
    ]

    @Test("BLAKE3 is equal to the published test vectors")
    func published() {
        for (length, hash) in Self.published {
            let input = (0..<length).map { UInt8($0 % 251) }
            #expect(Hex.encode(BLAKE3.hash(input)) == hash, "\(length) bytes")
        }
    }

    @Test("the pieces in which bytes come make no difference", arguments: [1, 63, 64, 65, 1000, 1024, 5000])
    func pieces(size: Int) {
        let input = (0..<10_240).map { UInt8($0 % 251) }
        var hasher = BLAKE3()
        for start in stride(from: 0, to: input.count, by: size) {
            hasher.update(Array(input[start..<min(start + size, input.count)]))
        }
        #expect(hasher.digest() == BLAKE3.hash(input))
    }

    @Test("XXH32 is equal to the reference's values")
    func xxh32() {
        let inputs: [([UInt8], UInt32)] = [
            ([], 0x02cc_5d05), (Array("a".utf8), 0x550d_7456), (Array("abcdabcdabcdxyz".utf8), 0xe4f0_a803),
            (madeBytes(100), 0xb6b9_fb94),
        ]
        for (input, hash) in inputs { #expect(input.withUnsafeBytes { XXHash32.hash($0) } == hash) }
    }
}

@Suite("ISCC units")
struct ISCCTests {
    private func iscc(_ bytes: [UInt8]) throws -> ISCC { try ISCC(of: MemoryByteSource(bytes), pixels: nil) }

    @Test("Data-Code, Instance-Code and datahash are equal to the reference's")
    func bytes() throws {
        let made = try iscc(madeBytes(200_000))
        #expect(made.data.text == "ISCC:GAD4GAJG6PPALHNOHYEBLPA3YUZKRXSI3MZ2IAR7FK73GDWL4OU3ARI")
        #expect(made.instance.text == "ISCC:IADUWRCJUZUPCSSF2QOOXGUEXDZ36AIHVHNTLSD4U4SEBFZCOWQ5EKA")
        #expect(made.dataHash == "1e204b4449a668f14a45d41ceb9a84b8f3bf0107a9db35c87ca72440972275a1d228")
        let zeros = try iscc([UInt8](repeating: 0, count: 50_000))
        #expect(zeros.data.text == "ISCC:GAD2B5G7ISX2Z4NI6PXVWXE3U7TDSQWYJFZDRS3KVLUG4ZJLMTX5XAY")
        let empty = try #require(ISCCUnit("ISCC:GAASL4F2WZY7KBXB"))
        #expect(try iscc([]).data.body.starts(with: empty.body))
    }

    @Test("an insertion changes few bits of a Data-Code")
    func insertion() throws {
        let bytes = madeBytes(200_000)
        let changed = Array(bytes[..<90_000]) + [1, 2, 3] + Array(bytes[90_000...])
        let distance = try iscc(bytes).data.distance(to: iscc(changed).data)
        #expect(try #require(distance) <= 8)
        #expect(try iscc(bytes).instance != iscc(changed).instance)
    }

    @Test("grey picture to Image-Code is exact, ties included")
    func image() {
        let busy = (0..<1024).map { index in
            let (x, y) = (index % 32, index / 32)
            return UInt8((x * x * 3 + y * y * 5 + x * y * 7 + (x ^ y) * 11) % 256)
        }
        #expect(
            ISCC.imageUnit(ofGrey: busy)?.text == "ISCC:EED3KVCOIKU2F3NNK2LVSDFOKOMS5R2ELKJK33KUJPQP7UXQBT2KBOA")
        // Most coefficients of a ramp are exactly zero, and must not become rounding noise.
        let ramp = (0..<1024).map { UInt8($0 % 32 * 8) }
        #expect(
            ISCC.imageUnit(ofGrey: ramp)?.text == "ISCC:EEDYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        #expect(ISCC.imageUnit(ofGrey: [1, 2, 3]) == nil)
    }

    @Test("any size has a code; a flat picture is left out of the soft binding")
    func sizes() throws {
        for (width, height) in [(1, 1), (1, 500), (31, 33), (4000, 3)] {
            let pixels = try #require(
                PixelBuffer(
                    width: width, height: height, channels: 3, samples: .init(repeating: 9, count: width * height * 3)))
            let flat = try ISCC(of: MemoryByteSource([1]), pixels: pixels)
            // Only the constant part stands out.
            #expect(flat.image?.body == [0x80] + [UInt8](repeating: 0, count: 31))
            #expect(flat.softBindingUnits == [flat.data, flat.instance])
        }
    }

    @Test("text and sequence forms go there and back")
    func codec() throws {
        let texts = [
            "ISCC:AADVPDD4R6733NMPFH3D57VTQ4KVH6VHL74XIWGUT37V5ZG56NV3NSI",
            "ISCC:EAD2RASIYU5IKLENP2OFI4CHZGRWYQCSW2WKX3Y6FJGOCXSYNYGLGBI",
            "ISCC:GADQLNA7GRZESMRF2J7NZPNWGI3II2ST5YUN5SS6GVQ2ZQGJXPPYDNI",
            "ISCC:IAD2KIVPJIWJZP3KQCESJL6SVT5APEZUPOJWM6HVTAXCF7OT3VFA4NY",
        ]
        let units = try texts.map { try #require(ISCCUnit($0)) }
        #expect(units.map(\.text) == texts)
        #expect(units.map(\.mainType) == [.meta, .content, .data, .instance])
        #expect(
            Hex.encode(units.flatMap(\.bytes))
                == "0007578c7c8fbfbdb58f29f63efeb3871553faa75ff97458d49eff5ee4ddf36bb6c92007a88248c53a852c8d7e9c547047c9a"
                + "36c4052b6acabef1e2a4ce15e586e0cb305300705b41f3472493225d27edcbdb63236846a53ee28deca5e3561acc0c9bbdf81"
                + "b54007a522af4a2c9cbf6a808924afd2acfa0793347b936678f5982e22fdd3dd4a0e37")
        #expect(ISCCUnit.sequence(units.flatMap(\.bytes)) == units)
    }

    @Test("headers of every length go there and back", arguments: [0, 7, 8, 71, 72, 583, 584, 4679] as [UInt16])
    func headers(number: UInt16) throws {
        let unit = try #require(ISCCUnit(mainType: .semantic, subType: number, version: 3, body: [1, 2, 3, 4]))
        #expect(ISCCUnit.sequence(unit.bytes) == [unit])
        #expect(ISCCUnit(unit.text) == unit)
    }

    @Test("a sequence cut short, with unknown types, or long is refused without a crash")
    func damaged() throws {
        #expect(ISCCUnit(mainType: .data, body: [1, 2, 3]) == nil)
        #expect(ISCCUnit(mainType: .data, subType: 4680, body: [1, 2, 3, 4]) == nil)
        #expect(ISCCUnit("ISCC:KACYPXW445FTYNJ3CYSXHAFJMA2HUWULUNRFE3BLHRSCXYH2M5AEGQY") == nil)
        #expect(ISCCUnit("ISCC:") == nil)
        let whole = try #require(ISCCUnit("ISCC:GADQLNA7GRZESMRF2J7NZPNWGI3II2ST5YUN5SS6GVQ2ZQGJXPPYDNI")).bytes
        for end in 0..<whole.count { #expect(ISCCUnit.sequence(Array(whole[..<end])) == nil) }
        for first in UInt8.min ... .max {
            for second in UInt8.min ... .max {
                if let units = ISCCUnit.sequence([first, second] + whole) {
                    #expect(units.flatMap(\.bytes) == [first, second] + whole)
                }
            }
        }
    }
}
