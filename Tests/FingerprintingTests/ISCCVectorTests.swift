// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Fingerprinting
import Foundation
import SignalProcessing
import Testing

/// The standard's own test data, where the checkout has it beside it.
@Suite(
    "ISCC against the standard's conformance data",
    .enabled(if: SharedVectors.folder != nil, "skipped: the shared vectors are not beside the checkout"))
struct ISCCVectorTests {
    private typealias Cases = [String: [String: Any]]

    private func conformance(_ function: String) throws -> Cases {
        try #require(try json("iscc-core-1.5.0-conformance.json")[function] as? Cases)
    }

    private func json(_ name: String) throws -> [String: Any] {
        let data = try Data(contentsOf: #require(SharedVectors.folder).appendingPathComponent(name))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func bytes(_ text: Any?, _ prefix: String) throws -> [UInt8] {
        let text = try #require(text as? String)
        #expect(text.hasPrefix(prefix))
        return try #require(Hex.decode(text.dropFirst(prefix.count)))
    }

    private func shortened(_ unit: ISCCUnit, _ bits: Int) -> String? {
        ISCCUnit(mainType: unit.mainType, subType: unit.subType, body: Array(unit.body.prefix(bits / 8)))?.text
    }

    @Test("Data-Code and Instance-Code")
    func bytes() throws {
        for function in ["gen_data_code_v0", "gen_instance_code_v0"] {
            let cases = try conformance(function)
            #expect(cases.count >= 3)
            for (name, test) in cases {
                let inputs = try #require(test["inputs"] as? [Any])
                let outputs = try #require(test["outputs"] as? [String: Any])
                let iscc = try ISCC(of: MemoryByteSource(bytes(inputs[0], "stream:")), pixels: nil)
                let unit = function == "gen_data_code_v0" ? iscc.data : iscc.instance
                #expect(shortened(unit, try #require(inputs[1] as? Int)) == outputs["iscc"] as? String, "\(name)")
                if let hash = outputs["datahash"] as? String { #expect(iscc.dataHash == hash) }
            }
        }
    }

    @Test("Image-Code")
    func image() throws {
        let cases = try conformance("gen_image_code_v0")
        #expect(cases.count >= 3)
        for (name, test) in cases {
            let inputs = try #require(test["inputs"] as? [Any])
            let outputs = try #require(test["outputs"] as? [String: Any])
            let grey = try #require(inputs[0] as? [Int]).map { UInt8(clamping: $0) }
            let unit = try #require(ISCC.imageUnit(ofGrey: grey))
            #expect(shortened(unit, try #require(inputs[1] as? Int)) == outputs["iscc"] as? String, "\(name)")
        }
    }

    @Test("sequences of units")
    func sequences() throws {
        for (_, test) in try conformance("encode_seq") {
            let texts = try #require((test["inputs"] as? [[String]])?.first)
            let units = try texts.map { try #require(ISCCUnit($0)) }
            #expect(try units.flatMap(\.bytes) == bytes(test["outputs"], "bytes:"))
        }
        for (_, test) in try conformance("decode_seq") {
            let value = try bytes((test["inputs"] as? [String])?.first, "bytes:")
            #expect(ISCCUnit.sequence(value)?.map(\.text) == test["outputs"] as? [String])
        }
        let bindings = try #require(try json("iscc-soft-binding-vectors.json")["soft_binding"] as? Cases)
        #expect(bindings.count > 5)
        for (name, test) in bindings {
            let outputs = try #require(test["outputs"] as? [String: Any])
            let value = try #require(Hex.decode(outputs["value"] as? String ?? ""))
            #expect(ISCCUnit.sequence(value)?.map(\.text) == outputs["units"] as? [String], "\(name)")
        }
    }

    @Test("files: bytes exactly; raw pictures: the grey picture exactly, and the code with it")
    func files() throws {
        let folder = try #require(SharedVectors.folder)
        let vectors = try json("vectors.json")
        for entry in try #require(vectors["images"] as? [[String: Any]]) {
            let file = folder.appendingPathComponent(try #require(entry["file"] as? String))
            let iscc = try ISCC(of: FileByteSource(path: file.path), pixels: nil)
            #expect(iscc.data.text == entry["iscc_data"] as? String)
            #expect(iscc.instance.text == entry["iscc_instance"] as? String)
            #expect(iscc.dataHash == entry["datahash"] as? String)
        }
        for entry in try #require(vectors["raw"] as? [[String: Any]]) {
            let name = try #require(entry["file"] as? String)
            guard let codes = entry["iscc_image"] as? [String: String] else { continue }
            let picture = try SharedVectors.picture(name)
            let unit = try #require(ISCC.imageUnit(of: picture, trimsBorders: false))
            #expect(unit.text == codes["256"], "\(name)")
            if let grey = entry["iscc_gray32_pillow"] as? [Int] {
                #expect(ISCCGreyPicture.make(picture).map(Int.init) == grey, "\(name)")
            } else if let rows = entry["iscc_gray32_pillow"] as? [[Int]] {
                #expect(ISCCGreyPicture.make(picture).map(Int.init) == rows.flatMap(\.self), "\(name)")
            }
        }
    }
}
