// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// A registered original and its publisher.
enum RecordPage {
    /// `GET /record/{id}`
    static func handle(_ exchange: Exchange) async throws -> Response {
        let record = try await find(exchange)
        return .page(render(record, exchange, person: try await exchange.signedIn()))
    }

    /// `GET /record/{id}/preview`
    static func preview(_ exchange: Exchange) async throws -> Response {
        let record = try await find(exchange)
        guard let preview = record.preview, preview.isPublic else { throw ServiceError(.notFound) }
        let bytes = try await exchange.site.stores.blobs.bytes(of: preview.blob, limit: 16 << 20)
        return Response(bytes: bytes, type: preview.mediaType, headers: [.cacheControl: "public, max-age=300"])
    }

    static func find(_ exchange: Exchange) async throws -> ProvenanceRecord {
        guard let id = RecordID(exchange.parameter("id")),
            let record = try await exchange.site.stores.records.record(id)
        else { throw ServiceError(.notFound) }
        return record
    }

    static func render(_ record: ProvenanceRecord, _ exchange: Exchange, person: SignedIn? = nil) -> Node {
        let t = exchange.language
        let title = record.title.map { ShownText($0) }
        return Layout(
            exchange: exchange, title: title?.text ?? t.text("record.untitled"), section: .check, person: person
        ).render {
            el(.article, .class("record")) {
                el(.header, .class("finding")) {
                    el(.p, .class("kicker")) { t("record.kicker") }
                    el(.h1, .class("result")) { title?.node ?? t("record.untitled") }
                    el(.p, .class("lead")) {
                        t(
                            "record.lead",
                            ["name": .name(record.publisher.displayName), "date": .day(record.registeredAt)])
                    }
                    if record.state != .active {
                        el(.p, .class("notice")) {
                            Tone.attend.glyph
                            el(.span) { t("record.state.\(record.state.rawValue).text") }
                        }
                    }
                }
                el(.div, .class("columns")) {
                    el(.div, .class("evidence")) {
                        if let preview = record.preview, preview.isPublic {
                            el(.figure) {
                                el(
                                    .img, .src(WebAddress(stringLiteral: "/record/\(record.id)/preview")),
                                    .set(.alt, t.text("record.preview.alt")), .set(.width, String(preview.width)),
                                    .set(.height, String(preview.height)))
                                el(.figcaption, .class("note")) { t("record.preview.caption") }
                            }
                        } else {
                            el(.p, .class("no-picture note")) {
                                t(record.media.isPicture ? "record.preview.none" : "record.preview.sound")
                            }
                        }
                    }
                    el(.div, .class("aside")) {
                        el(.section, .class("panel"), .set(.ariaLabelledby, "facts")) {
                            el(.h2, .id("facts")) { t("record.facts") }
                            facts(record, exchange)
                        }
                        el(.section, .class("limits")) {
                            el(.h2) { t("record.limits.title") }
                            el(.p) { t("record.limits.text") }
                        }
                        el(.p, .class("actions")) {
                            el(.a, .class("button primary"), .href(exchange.link("/"))) { t("record.check") }
                        }
                    }
                }
                specialists(record, exchange)
            }
        }
    }

    private static func facts(_ record: ProvenanceRecord, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let publisher = el(.a, .href(exchange.link("/publisher/\(record.publisher.id)"))) {
            NamePlate.render(
                record.publisher.displayName, level: record.publisher.level, domain: record.publisher.domain, t)
        }
        var rows: [(label: Node, value: Node)] = [
            (t("record.publisher"), publisher), (t("record.date"), Moment.full(record.registeredAt, t)),
            (t("record.source"), t("source.\(record.sourceType.shortName)")),
        ]
        if record.media.isPicture {
            rows.append((t("record.size"), .text("\(record.media.width) \u{00D7} \(record.media.height)")))
        }
        rows.append((t("record.state"), t("record.state.\(record.state.rawValue)")))
        return Part.facts(rows)
    }

    private static func specialists(_ record: ProvenanceRecord, _ exchange: Exchange) -> Node {
        let t = exchange.language
        return el(.details, .class("specialists"), .id("specialists")) {
            el(.summary) { el(.h2) { t("expert.title") } }
            Part.facts(
                [
                    (t("expert.record"), Part.code(record.id.description)),
                    (t("expert.type"), Part.code(record.media.mediaType)),
                    (t("expert.manifest"), Part.code(record.manifest.activeLabel)),
                    (
                        t("expert.source_type"),
                        Part.code(record.sourceType.uri)
                    ),
                ]
                    + (record.mark.map { [(t("expert.mark.algorithm"), Part.code($0.algorithm))] } ?? [])
                    + record.fingerprints.prefix(1).map {
                        (t("expert.fingerprint"), Part.code("\($0.algorithm) \($0.text)"))
                    })
            el(.p) {
                el(.a, .href(WebAddress(stringLiteral: "/api/v1/records/\(record.id)"))) { t("record.json") }
                " \u{00B7} "
                el(
                    .a,
                    .href(WebAddress(stringLiteral: "/manifests/\(record.manifest.activeLabel.percentEncodedForPath)"))
                ) { t("record.manifest_store") }
            }
        }
    }
}

extension String {
    /// The text as one segment of a path (RFC 3986, section 3.3).
    var percentEncodedForPath: String {
        utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x3A: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
