// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry

/// The checked picture with numbered marks where it differs, and a pair of crops for each mark. All of it is SVG over
/// two re-encoded previews, so that it needs no script, prints, and stays sharp.
enum ResultPicture {
    /// Marks shown at most; the list says how many more there are.
    static let markLimit = 12

    static func render(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let file = check.result.file
        guard check.hasPreview, let width = file.width, let height = file.height, width > 0, height > 0 else {
            return el(.p, .class("no-picture note")) { t("result.no_picture") }
        }
        let comparison = check.result.comparison
        let regions = Array((comparison?.regions ?? []).prefix(markLimit))
        return el(.section, .class("picture"), .set(.ariaLabelledby, "picture")) {
            el(.h2, .id("picture")) { regions.isEmpty ? t("picture.checked") : t("picture.differs") }
            if !regions.isEmpty {
                el(.input, .class("marks-switch"), .set(.type, "checkbox"), .id("marks"), .flag(.checked))
                el(.label, .class("marks-label"), .set(.for, "marks")) { t("picture.marks") }
            }
            el(.figure) {
                picture(
                    check, width: width, height: height, regions: regions,
                    label: t.text("picture.alt", ["count": .count(regions.count)]))
                el(.figcaption, .class("note")) { caption(comparison, t) }
            }
            if !regions.isEmpty { pairs(check, exchange, regions: regions, width: width, height: height) }
        }
    }

    private static func caption(_ comparison: ComparisonEvidence?, _ t: Language) -> Node {
        guard let comparison, comparison.aligned else { return t("picture.caption") }
        guard let share = comparison.alteredFraction, !comparison.regions.isEmpty else {
            return t("picture.caption.same")
        }
        return t("picture.caption.share", ["share": .message(Message("share.\(word(forShare: share))"))])
    }

    /// A share in the words of the catalogue: never a number on the page for everyone.
    static func word(forShare share: Double) -> String {
        switch share {
        case ..<0.0005: "none"
        case ..<0.15: "small"
        case ..<0.35: "quarter"
        case ..<0.65: "half"
        case ..<0.9: "most"
        default: "all"
        }
    }

    /// The picture itself; `regions` in its pixels.
    static func picture(
        _ check: ShownCheck, width: Int, height: Int, regions: [ComparisonEvidence.Region], label: String
    ) -> Node {
        el(
            .svg, .class("canvas"), .set(.viewBox, "0 0 \(width) \(height)"), .set(.width, String(width)),
            .set(.height, String(height)), .set(.role, "img"), .set(.ariaLabel, label)
        ) {
            el(
                .image, .href(check.previewAddress), .set(.width, String(width)),
                .set(.height, String(height)), .set(.preserveAspectRatio, "none"))
            marks(
                regions, notCompared: Array((check.result.comparison?.notCompared ?? []).prefix(markLimit)),
                width: width,
                height: height)
        }
    }

    static func marks(
        _ regions: [ComparisonEvidence.Region], notCompared: [ComparisonEvidence.Region] = [], width: Int, height: Int
    ) -> Node {
        let unit = Double(max(width, height)) / 100
        return el(.g, .class("marks")) {
            if !regions.isEmpty || !notCompared.isEmpty {
                el(.defs) {
                    el(
                        .pattern, .id("hatch"), .set(.patternUnits, "userSpaceOnUse"), .set(.width, number(unit * 1.6)),
                        .set(.height, number(unit * 1.6)), .set(.patternTransform, "rotate(45)")
                    ) {
                        el(
                            .line, .set(.x1, "0"), .set(.y1, "0"), .set(.x2, "0"), .set(.y2, number(unit * 1.6)),
                            .class("hatch-line"))
                    }
                }
            }
            for region in notCompared { rectangle(region, "not-compared") }
            for (index, region) in regions.enumerated() {
                rectangle(region, "mark-hatch", fill: "url(#hatch)")
                rectangle(region, "mark-outer")
                rectangle(region, "mark-inner")
                // The disc sits on the upper left corner and stays inside the picture.
                let radius = unit * 2.6
                let x = min(max(Double(region.x), radius * 1.15), Double(width) - radius * 1.15)
                let y = min(max(Double(region.y), radius * 1.15), Double(height) - radius * 1.15)
                el(.circle, .class("disc"), .set(.cx, number(x)), .set(.cy, number(y)), .set(.r, number(radius)))
                el(
                    .text, .class("disc-number"), .set(.x, number(x)), .set(.y, number(y + radius * 0.36)),
                    .set(.textAnchor, "middle"), .set(.fontSize, number(radius * 1.1)), text: String(index + 1))
            }
        }
    }

    private static func rectangle(
        _ region: ComparisonEvidence.Region, _ name: String, fill: String = "none"
    ) -> Node {
        el(
            .rect, .class(name), .set(.x, String(region.x)), .set(.y, String(region.y)),
            .set(.width, String(max(1, region.width))), .set(.height, String(max(1, region.height))), .set(.fill, fill))
    }

    /// For each mark: the place in words, and the two crops at one scale.
    private static func pairs(
        _ check: ShownCheck, _ exchange: Exchange, regions: [ComparisonEvidence.Region], width: Int, height: Int
    ) -> Node {
        let t = exchange.language
        return group {
            el(.ol, .class("pairs")) {
                for (index, region) in regions.enumerated() {
                    let place = t.text("place.\(placeIndex(region, width: width, height: height))")
                    el(.li) {
                        el(
                            .h3,
                            .set(.title, "x \(region.x), y \(region.y), \(region.width) \u{00D7} \(region.height)")
                        ) { t("picture.place", ["place": .name(place)]) }
                        el(.div, .class("crops")) {
                            crop(
                                check, region, width: width, height: height,
                                label: t.text(
                                    "picture.crop.checked.alt", ["count": .count(index + 1), "place": .name(place)]),
                                caption: t("picture.crop.checked"))
                            if let original = original(check) {
                                crop(
                                    check, region, width: width, height: height, original: original,
                                    label: t.text(
                                        "picture.crop.original.alt",
                                        ["count": .count(index + 1), "place": .name(place)]),
                                    caption: t("picture.crop.original"))
                            } else {
                                el(.p, .class("note withheld")) { t("picture.crop.withheld") }
                            }
                        }
                    }
                }
            }
            if let all = check.result.comparison?.regions.count, all > regions.count {
                el(.p, .class("note")) { t("picture.more", ["count": .count(all - regions.count)]) }
            }
        }
    }

    /// The preview of the original, with what lays it over the checked file.
    struct Original {
        let address: WebAddress
        let width: Int
        let height: Int
        /// Original to checked file, as SVG writes it.
        let transform: String
    }

    static func original(_ check: ShownCheck) -> Original? {
        guard let comparison = check.result.comparison, comparison.aligned, let matrix = comparison.matrix,
            check.publicOriginals[comparison.record] != nil, let size = check.originalSize,
            let inverse = inverse(matrix)
        else { return nil }
        let values = [inverse[0], inverse[3], inverse[1], inverse[4], inverse[2], inverse[5]].map(number)
        return Original(
            address: WebAddress(stringLiteral: "/record/\(comparison.record)/preview"), width: size.width,
            height: size.height, transform: "matrix(\(values.joined(separator: " ")))")
    }

    /// The inverse of x' = a x + b y + c, y' = d x + e y + f; nil where there is none.
    static func inverse(_ matrix: [Double]) -> [Double]? {
        guard matrix.count == 6, matrix.allSatisfy(\.isFinite) else { return nil }
        let (a, b, c, d, e, f) = (matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5])
        let determinant = a * e - b * d
        guard abs(determinant) > 1e-9 else { return nil }
        return [
            e / determinant, -b / determinant, (b * f - c * e) / determinant, -d / determinant, a / determinant,
            (c * d - a * f) / determinant,
        ]
    }

    /// A window on a place with some of its surroundings.
    private static func window(_ region: ComparisonEvidence.Region, width: Int, height: Int) -> String {
        let side = min(
            Double(max(width, height)),
            max(Double(max(region.width, region.height)) * 1.6, Double(max(width, height)) / 6))
        let windowWidth = min(side, Double(width))
        let windowHeight = min(side, Double(height))
        let x = min(max(0, Double(region.x) + Double(region.width) / 2 - windowWidth / 2), Double(width) - windowWidth)
        let y = min(
            max(0, Double(region.y) + Double(region.height) / 2 - windowHeight / 2), Double(height) - windowHeight)
        return "\(number(x)) \(number(y)) \(number(windowWidth)) \(number(windowHeight))"
    }

    private static func crop(
        _ check: ShownCheck, _ region: ComparisonEvidence.Region, width: Int, height: Int, original: Original? = nil,
        label: String, caption: Node
    ) -> Node {
        el(.figure) {
            el(
                .svg, .class("canvas"), .set(.viewBox, window(region, width: width, height: height)),
                .set(.role, "img"),
                .set(.ariaLabel, label)
            ) {
                if let original {
                    el(
                        .image, .href(original.address), .set(.width, String(original.width)),
                        .set(.height, String(original.height)), .set(.preserveAspectRatio, "none"),
                        .set(.transform, original.transform))
                } else {
                    el(
                        .image, .href(check.previewAddress),
                        .set(.width, String(width)), .set(.height, String(height)), .set(.preserveAspectRatio, "none"))
                }
            }
            el(.figcaption, .class("note")) { caption }
        }
    }

    /// The cell of a 3 × 3 grid that the middle of a place lies in.
    static func placeIndex(_ region: ComparisonEvidence.Region, width: Int, height: Int) -> Int {
        let column = min(2, max(0, (region.x + region.width / 2) * 3 / max(1, width)))
        let row = min(2, max(0, (region.y + region.height / 2) * 3 / max(1, height)))
        return row * 3 + column
    }

    /// A number as SVG writes it, with two digits behind the point at most (four for factors).
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let scale = abs(value) < 10 ? 100_000.0 : 100.0
        let rounded = (value * scale).rounded() / scale
        guard abs(rounded) < 1e9 else { return "0" }
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
