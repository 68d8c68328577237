// SPDX-License-Identifier: Apache-2.0

extension CSSText {
    /// Charts. Ink carries every value; the tone of bars and dots says nothing by itself.
    static let figures = """
        .chart{display:block;inline-size:100%;max-inline-size:36rem;margin-block:.5rem}
        .chart text{font:13px var(--sans);fill:var(--ink)}
        .chart rect,.chart circle,.chart polygon{fill:var(--bound)}
        .chart line{stroke:var(--edge)}
        @media (forced-colors:active){.chart rect,.chart circle,.chart polygon{fill:CanvasText}}
        """
}
