// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("SVG")
struct SVGContainerTests {
    private let store = Samples.store(size: 100)
    private var text: String { Base64.encode(store) }

    private func read(_ text: String) throws -> ContainerReading { try Samples.read(Array(text.utf8)) }

    private func sign(_ text: String, xmp: [XMPProperty] = []) throws -> String {
        String(decoding: try Samples.embed(store, into: Array(text.utf8), xmp: xmp).file, as: UTF8.self)
    }

    @Test("The store stands in metadata, and the namespace on the root")
    func placement() throws {
        #expect(
            try sign("<svg a=\"b\"><g/></svg>")
                == "<svg xmlns:c2pa=\"http://c2pa.org/manifest\" a=\"b\"><metadata><c2pa:manifest>\(text)"
                + "</c2pa:manifest></metadata><g/></svg>")
        #expect(
            try sign("<s:svg xmlns:s=\"u\"/>")
                == "<s:svg xmlns:c2pa=\"http://c2pa.org/manifest\" xmlns:s=\"u\"><s:metadata><c2pa:manifest>\(text)"
                + "</c2pa:manifest></s:metadata></s:svg>")
        #expect(
            try sign("<svg xmlns:c2pa='other'><metadata id='m'>x</metadata></svg>")
                == "<svg xmlns:c2pa='other'><metadata id='m'><c2pa:manifest xmlns:c2pa=\"http://c2pa.org/manifest\">"
                + "\(text)</c2pa:manifest>x</metadata></svg>")
    }

    @Test("Any prefix, comments, CDATA, white space and entities around the store")
    func spellings() throws {
        let spread = text.map { "\($0)" }.joined(separator: "\n ")
        let files = [
            "<svg><metadata><c2pa:manifest>\(text)</c2pa:manifest></metadata></svg>",
            "<svg xmlns:q='http://c2pa.org/manifest'><metadata><q:manifest>\(text)</q:manifest></metadata></svg>",
            "<svg><metadata><q:manifest xmlns:q='http://c2pa.org/manifest'>\n\(spread)\n</q:manifest></metadata></svg>",
            "<svg><metadata><manifest xmlns='http://c2pa.org/manifest'>\(text)</manifest></metadata></svg>",
            "<svg><metadata><c2pa:manifest><![CDATA[\(text)]]></c2pa:manifest></metadata></svg>",
            "<svg><metadata><!-- <c2pa:manifest>AAAA</c2pa:manifest> --><c2pa:manifest>\(text)</c2pa:manifest>"
                + "</metadata></svg>",
            "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a \"<c2pa:manifest>\">]><s:svg xmlns:s='x'><g><metadata/></g>"
                + "<s:metadata><c2pa:manifest>\(text)</c2pa:manifest></s:metadata></s:svg><!-- end -->\n",
        ]
        for file in files {
            let reading = try read(file)
            #expect(reading.manifestStore?.bytes == store, "\(file)")
            let again = try Samples.embed(Samples.store(size: 60), into: Array(file.utf8)).file
            #expect(try Samples.read(again).manifestStore?.bytes == Samples.store(size: 60), "\(file)")
        }
    }

    @Test("What only looks like a store is none")
    func lookalikes() throws {
        for file in [
            "<svg><metadata><c2pa:manifest/></metadata></svg>",
            "<svg><g><c2pa:manifest>\(text)</c2pa:manifest></g></svg>",
            "<svg><metadata><manifest>\(text)</manifest></metadata></svg>",
            "<svg><c2pa:manifest>\(text)</c2pa:manifest></svg>",
            "<svg><metadata><![CDATA[<c2pa:manifest>\(text)</c2pa:manifest>]]></metadata></svg>",
        ] {
            #expect(try read(file).manifestStores.isEmpty, "\(file)")
        }
        let broken = try read("<svg><metadata><c2pa:manifest>A*B</c2pa:manifest></metadata></svg>")
        #expect(broken.manifestStores.isEmpty && broken.problems.map(\.code) == [.manifestStoreIncomplete])
    }

    @Test("Tags that do not fit, or are too deep, end the reading")
    func tags() throws {
        for file in [
            "<svg><metadata><c2pa:manifes>\(text)</c2pa:manifest></metadata></svg>", "<svg><g></svg></g>",
            String(repeating: "<svg>", count: 5_000),
        ] {
            #expect(try read(file).problems.map(\.code) == [.malformed])
        }
    }

    @Test("Two stores are two stores")
    func twoStores() throws {
        let element = "<c2pa:manifest>\(text)</c2pa:manifest>"
        #expect(try read("<svg><metadata>\(element)\(element)</metadata></svg>").manifestStores.count == 2)
        #expect(
            try read("<svg><metadata>\(element)</metadata><metadata>\(element)</metadata></svg>").manifestStores.count
                == 2)
    }

    @Test("XMP in metadata is read and changed in its place; RDF of another kind stays")
    func xmp() throws {
        let url = [XMPProperty(.provenance, "https://a.example/?a&b")]
        let rdf = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
        let own = "<svg \(rdf)><metadata><rdf:RDF><rdf:Description rdf:about=''/></rdf:RDF></metadata></svg>"
        let signed = try sign(own, xmp: url)
        #expect(try read(signed).remoteManifestURL == "https://a.example/?a&b")
        #expect(signed.components(of: "rdf:RDF>") == 3)
        let foreign = "<svg \(rdf)><metadata><rdf:RDF><cc:Work/></rdf:RDF></metadata></svg>"
        let both = try sign(foreign, xmp: url)
        #expect(both.contains("<cc:Work/>"))
        #expect(try read(both).remoteManifestURL == "https://a.example/?a&b")
    }

    @Test("A picture of megabytes in an attribute costs no memory, and text of another encoding is no obstacle")
    func large() throws {
        let file = "<svg><image href=\"data:" + String(repeating: "A", count: 3_000_000) + "\"/></svg>"
        #expect(try read(try sign(file)).manifestStore?.bytes == store)
        let latin =
            Array("<?xml version='1.0' encoding='ISO-8859-1'?><svg><text>".utf8) + [0xE9] + Array("</text></svg>".utf8)
        #expect(try Samples.read(try Samples.embed(store, into: latin).file).manifestStore?.bytes == store)
    }

    @Test("Width and height are numbers, pixels, or those of the view box")
    func size() throws {
        #expect(try read("<svg width='12.2' height='3px'/>").picture?.width == 13)
        #expect(try read("<svg width='100%' viewBox='0 0 30 20'/>").picture?.height == 20)
        #expect(try read("<svg/>").picture == nil)
    }
}

extension String {
    /// How many parts `separator` divides this into.
    fileprivate func components(of separator: String) -> Int {
        var count = 1
        var rest = self[...]
        while let found = rest.firstRange(of: separator) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
