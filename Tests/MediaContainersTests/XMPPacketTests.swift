// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("XMP")
struct XMPPacketTests {
    private let url = "https://example.org/m?a=1&b='<\"é"

    @Test("A property set in an empty packet is read back, whatever characters it has")
    func setting() throws {
        let packet = try #require(XMPPacket.empty.setting(XMPProperty(.provenance, url)))
        #expect(packet.provenance == url)
        #expect(packet.digitalSourceType == nil)
        let both = try #require(packet.setting(XMPProperty(.digitalSourceType, "x")))
        #expect(both.provenance == url && both.digitalSourceType == "x")
    }

    @Test(
        "Attributes, elements and resources are read",
        arguments: [
            "<rdf:Description xmlns:d='http://purl.org/dc/terms/' d:provenance='U&amp;V'/>",
            "<rdf:Description xmlns:d='http://purl.org/dc/terms/'><d:provenance> U&#38;V </d:provenance></rdf:Description>",
            "<rdf:Description xmlns:d='http://purl.org/dc/terms/'><d:provenance rdf:resource=\"U&#x26;V\"/></rdf:Description>",
        ])
    func forms(description: String) throws {
        let packet = XMPPacket(
            Array("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\(description)</rdf:RDF>".utf8))
        #expect(packet.provenance == "U&V")
        let changed = try #require(packet.setting(XMPProperty(.provenance, "W")))
        #expect(changed.provenance == "W")
        #expect(!String(decoding: changed.bytes, as: UTF8.self).contains("U&"))
    }

    @Test("Setting a value again replaces it and leaves every other byte")
    func replacement() throws {
        let first = try #require(XMPPacket.empty.setting(XMPProperty(.provenance, "one")))
        let second = try #require(first.setting(XMPProperty(.provenance, "two")))
        #expect(
            String(decoding: second.bytes, as: UTF8.self)
                == String(decoding: first.bytes, as: UTF8.self).replacing("one", with: "two"))
    }

    @Test("A prefix that means something else here is not taken")
    func prefixes() throws {
        let packet = XMPPacket(
            Array(
                """
                <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
                <rdf:Description xmlns:dcterms='http://other.example/' dcterms:provenance='no'/></rdf:RDF>
                """.utf8))
        #expect(packet.provenance == nil)
        #expect(try #require(packet.setting(XMPProperty(.provenance, "yes"))).provenance == "yes")
    }

    @Test("Padding makes up for the growth of a packet")
    func padding() throws {
        let padded = String(decoding: XMPPacket.empty.bytes, as: UTF8.self)
            .replacing("<?xpacket end", with: String(repeating: " ", count: 2_000) + "<?xpacket end")
        let packet = XMPPacket(Array(padded.utf8))
        let edited = try #require(packet.setting(XMPProperty(.provenance, url)))
        #expect(edited.bytes.count == packet.bytes.count)
        #expect(edited.provenance == url)
    }

    @Test(
        "What is no XMP is not edited, and never a fault of ours",
        arguments: [
            "", "<", "<a", "<a b", "<a b=", "<a b='", "<!--", "<![CDATA[", "<?x", "</", "&", "<a/><b", "text",
        ])
    func garbage(text: String) {
        let packet = XMPPacket(Array(text.utf8))
        #expect(packet.provenance == nil)
        #expect(packet.setting(XMPProperty(.provenance, "x")) == nil)
    }

    @Test("The remote URL and the source type reach the file and come back, in every format")
    func files() throws {
        let type = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
        for sample in Samples.all where sample.holdsXMP {
            let once = try Samples.embed(nil, into: sample.bytes, xmp: [XMPProperty(.provenance, url)]).file
            let twice = try Samples.embed(nil, into: once, xmp: [XMPProperty(.digitalSourceType, type)]).file
            let reading = try Samples.read(twice)
            #expect(reading.remoteManifestURL == url, "\(sample.name)")
            #expect(reading.digitalSourceType == type, "\(sample.name)")
            #expect(reading.disclosures.contains { $0.source == .iptc && $0.value == type }, "\(sample.name)")
            #expect(reading.problems.isEmpty, "\(sample.name)")
        }
    }
}
