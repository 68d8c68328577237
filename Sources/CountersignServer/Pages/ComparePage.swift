// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry

/// The checked file and the original: one over the other, side by side, or under a slider.
enum ComparePage {
    enum View: String, CaseIterable { case marks, side, slider }

    static func render(_ check: ShownCheck, view: View, _ exchange: Exchange, person: SignedIn?) -> Node {
        let t = exchange.language
        let file = check.result.file
        let width = max(1, file.width ?? 1)
        let height = max(1, file.height ?? 1)
        let regions = Array((check.result.comparison?.regions ?? []).prefix(ResultPicture.markLimit))
        let original = ResultPicture.original(check)
        return Layout(
            exchange: exchange, title: t.text("compare.title"), section: .check, isPrivate: true, person: person
        ).render {
            el(.p, .class("kicker")) {
                el(.a, .href(exchange.link(check.path))) { t("compare.back") }
            }
            el(.h1, .class("result")) { t("compare.title") }
            if let comparison = check.result.comparison {
                el(.p, .class("actions")) {
                    el(.a, .class("button primary"), .href(exchange.link("/record/\(comparison.record)"))) {
                        t("next.original")
                    }
                }
            }
            el(.nav, .class("tabs"), .set(.ariaLabel, t.text("compare.views"))) {
                for choice in View.allCases {
                    el(
                        .a, .href(exchange.link("\(check.path)/compare?view=\(choice.rawValue)")),
                        choice == view ? .set(.ariaCurrent, "page") : .none
                    ) { t("compare.view.\(choice.rawValue)") }
                }
            }
            if check.result.comparison?.aligned != true || !isAsked(exchange, check) {
                el(.p, .class("lead")) { t("compare.unaligned") }
            } else {
                if original == nil { el(.p, .class("note")) { t("picture.crop.withheld") } }
                switch view {
                case .marks:
                    el(.figure, .class("wide")) {
                        ResultPicture.picture(
                            check, width: width, height: height, regions: regions,
                            label: t.text("picture.alt", ["count": .count(regions.count)]))
                    }
                case .side, .slider:
                    el(
                        .div, .class("sides"), view == .slider ? .set(.dataRole, "slider") : .none,
                        .set(
                            .dataText,
                            t.text(
                                "compare.slider.value",
                                ["checked": .name("{checked}"), "original": .name("{original}")]))
                    ) {
                        side(check, nil, width: width, height: height, regions: regions, t)
                        if let original { side(check, original, width: width, height: height, regions: regions, t) }
                    }
                    if view == .slider, original != nil {
                        el(.div, .class("slider"), .set(.dataRole, "slider-control"), .flag(.hidden)) {
                            el(.label, .set(.for, "slider")) { t("compare.slider") }
                            el(
                                .input, .set(.type, "range"), .id("slider"), .set(.min, "0"), .set(.max, "100"),
                                .set(.value, "50"))
                            el(.output, .set(.for, "slider"), text: "")
                        }
                    }
                }
            }
        }
    }

    /// The address asks for no other original than the one that was laid over the file.
    private static func isAsked(_ exchange: Exchange, _ check: ShownCheck) -> Bool {
        guard let record = exchange.query["with"] else { return true }
        return record == check.result.comparison?.record.description
    }

    private static func side(
        _ check: ShownCheck, _ original: ResultPicture.Original?, width: Int, height: Int,
        regions: [ComparisonEvidence.Region], _ t: Language
    ) -> Node {
        el(.figure) {
            el(
                .svg, .class("canvas"), .set(.viewBox, "0 0 \(width) \(height)"), .set(.width, String(width)),
                .set(.height, String(height)), .set(.role, "img"),
                .set(.ariaLabel, t.text(original == nil ? "picture.crop.checked" : "picture.crop.original"))
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
                for region in regions {
                    el(
                        .rect, .class("mark-inner"), .set(.x, String(region.x)), .set(.y, String(region.y)),
                        .set(.width, String(max(1, region.width))), .set(.height, String(max(1, region.height))),
                        .set(.fill, "none"))
                }
            }
            el(.figcaption) { t(original == nil ? "picture.crop.checked" : "picture.crop.original") }
        }
    }
}
