// SPDX-License-Identifier: Apache-2.0

extension CSSText {
    /// The home page, the result, the record.
    static let check = """
        .home{display:grid;gap:2.5rem 4rem}
        .pair{display:grid;gap:2rem 4rem}
        .pair section>*+*{margin-block-start:.5rem}
        .panel{background:var(--surface);border:1px solid var(--edge);padding:1.25rem 0 0}
        .panel>h2{padding:0 1.5rem 1rem;border-block-end:1px solid var(--rule)}
        .reading{display:flex;gap:1rem;padding:1rem 1.5rem 1.0625rem calc(1.5rem - 4px);border-inline-start:4px solid;
        border-block-end:1px solid var(--rule)}
        [dir=rtl] .reading{padding:1rem calc(1.5rem - 4px) 1.0625rem 1.5rem}
        .reading:last-child{border-block-end:0}
        .reading>div{min-inline-size:0;flex:1}
        .reading h3{font-weight:400;font-size:.9375rem;color:var(--ink2);display:flex;flex-wrap:wrap;gap:0 .75rem;
        justify-content:space-between;align-items:baseline}
        .five .reading h3{font-weight:600;color:var(--ink);font-size:1rem}
        .tone{font-size:.875rem;padding:.0625rem .5rem;white-space:nowrap}
        .found{font-weight:600}
        .reading .note{margin-block-start:.125rem}
        .tone-bound{border-inline-start-color:var(--bound)}.tone-bound .tone{color:var(--bound);background:var(--bound-bg)}
        .tone-attend{border-inline-start:4px double var(--attend);background:var(--attend-bg)}
        .tone-attend .tone{color:var(--attend);background:var(--surface)}
        .five .tone-attend{background:none}
        .tone-plain{border-inline-start:4px dotted var(--plain)}
        .tone-plain .tone,.tone-unchecked .tone{color:var(--plain);background:var(--plain-bg)}
        .tone-disclose{border-inline-start:4px dashed var(--disclose)}
        .tone-disclose .tone{color:var(--disclose);background:var(--disclose-bg)}
        .tone-unchecked{border-inline-start-color:transparent}
        .limits{background:var(--sunken);padding:1.25rem 1.5rem}
        .limits>*+*{margin-block-start:.5rem}
        .check>*+*,.record>*+*{margin-block-start:2rem}
        .also{margin-block-start:1.5rem;border-inline-start:1px solid var(--edge);padding-inline-start:1.25rem}
        .also h2{font-size:.9375rem;color:var(--ink2);font-weight:400;margin-block-end:.375rem}
        .columns{display:grid;gap:2.5rem}
        .evidence,.aside{min-inline-size:0;display:grid;gap:2rem;align-content:start}
        .aside>*+*{margin-block-start:0}
        .next>*+*{margin-block-start:.75rem}
        .picture{display:grid;grid-template-columns:auto 1fr;gap:.5rem .75rem;align-items:center}
        .picture>h2,.picture>figure,.picture>ol,.picture>p{grid-column:1/-1}
        .picture:has(.marks-switch)>h2{margin-block-end:.25rem}
        figure>.canvas,figure>img{display:block;inline-size:100%;background:var(--sunken);border:1px solid var(--rule)}
        figure>.canvas{max-block-size:80vh}
        figcaption{margin-block-start:.5rem}
        .no-picture{border:1px dashed var(--edge);padding:2.5rem 1.5rem;max-inline-size:none}
        .mark-outer,.mark-inner,.not-compared{vector-effect:non-scaling-stroke}
        .mark-outer{stroke:#fff;stroke-width:8}.mark-inner{stroke:#000;stroke-width:4}
        .not-compared{stroke:#000;stroke-width:3;stroke-dasharray:2 6;stroke-linecap:round}
        .hatch-line{stroke:#fff;stroke-width:2.5;stroke-opacity:.75;vector-effect:non-scaling-stroke}
        .disc{fill:#000;stroke:#fff;stroke-width:3;vector-effect:non-scaling-stroke}
        .disc-number{fill:#fff;font-family:var(--sans);font-weight:700}
        .marks-switch:not(:checked)~figure:first-of-type .marks{display:none}
        .sound{display:grid;gap:1rem}.sound>*+*{margin-block-start:0}
        .sound audio{display:block;inline-size:100%;min-inline-size:14rem}.sound td{vertical-align:middle}
        .timeline{display:block;inline-size:100%;background:var(--surface);border:1px solid var(--rule)}
        .timeline-axis{stroke:var(--edge);stroke-width:2;vector-effect:non-scaling-stroke}
        .passage{stroke:var(--ink);stroke-width:2;vector-effect:non-scaling-stroke}
        .passage-hatch{stroke:var(--ink2);stroke-width:2;stroke-opacity:.55}
        .passage-number{fill:var(--ink);stroke:var(--surface);stroke-width:8;paint-order:stroke;font-family:var(--sans);
        font-weight:700}
        .pairs{list-style:none;display:grid;gap:1.5rem;margin-block-start:.5rem;padding:0;counter-reset:pair}
        .pairs>li{max-inline-size:none}
        .pairs h3::before{counter-increment:pair;content:counter(pair);display:inline-block;min-inline-size:1.5rem;
        margin-inline-end:.625rem;background:var(--ink);color:var(--paper);text-align:center;font-size:.9375rem}
        .crops{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin-block-start:.5rem}
        .withheld{align-self:center}
        .originals ul{list-style:none;margin-block-start:.75rem}
        .originals li{display:flex;gap:1rem;align-items:flex-start;padding-block:.875rem;max-inline-size:none;flex-wrap:wrap;
        border-block-start:1px solid var(--rule)}
        .originals img{inline-size:7.5rem;block-size:5.625rem;object-fit:cover;flex:none;border:1px solid var(--rule)}
        .originals li>div{flex:1 1 12rem;min-inline-size:0}
        .plate,.record-title{overflow-wrap:anywhere}
        .record-title{font-size:1.125rem}
        .plate{display:inline-block;max-inline-size:100%;padding:.0625rem .375rem;margin-inline-start:-.375rem;
        border:1px solid transparent}
        .level-3{border-color:var(--bound);outline:1px solid var(--bound);outline-offset:1px;margin:.125rem .125rem .125rem 0}
        .level-2{border-color:var(--bound);margin-inline-start:0}
        .level-1{border:1px dotted var(--plain);margin-inline-start:0}
        .warning{color:var(--attend)}
        .notice{display:flex;gap:.75rem;background:var(--attend-bg);border-inline-start:4px double var(--attend);
        padding:1rem 1.25rem;margin-block-start:1rem;max-inline-size:none}
        details.history,details.specialists{border-block-start:1px solid var(--rule);padding-block:.5rem}
        details.history+details.specialists{margin-block-start:0}
        details>summary{cursor:pointer}
        .history>summary,.specialists>summary,.prose details>summary{display:flex;align-items:center;gap:.75rem;
        min-block-size:2.75rem;list-style:none}
        .history>summary::before,.specialists>summary::before{content:"";inline-size:.5rem;block-size:.5rem;
        border:solid var(--action);border-width:0 2px 2px 0;transform:rotate(-45deg);margin-inline-end:.25rem}
        [dir=rtl] .history>summary::before,[dir=rtl] .specialists>summary::before{transform:rotate(135deg)}
        details[open]>summary::before{transform:rotate(45deg)!important}
        summary::-webkit-details-marker{display:none}
        details>h3{margin-block:1.75rem .5rem}
        .tree,.tree ul{list-style:none;padding-inline-start:1.25rem;border-inline-start:1px solid var(--edge);
        margin-block-start:.75rem}
        .tree li+li{margin-block-start:.75rem}
        .facts{border-block-start:1px solid var(--rule)}
        .facts>div{display:grid;grid-template-columns:minmax(7rem,14rem) 1fr;gap:.25rem 1.5rem;padding-block:.4375rem;
        border-block-end:1px solid var(--rule);font-size:.9375rem}
        .panel .facts{border:0;padding-inline:1.5rem}
        .panel .facts>div{grid-template-columns:7.5rem 1fr}
        .panel .facts>div:last-child{border:0}
        dt{color:var(--ink2)}
        dd{min-inline-size:0;overflow-wrap:anywhere}
        .specialists>p{margin-block-start:1rem}
        .kept{border-block-start:1px solid var(--rule);padding-block-start:1rem;display:flex;flex-wrap:wrap;
        align-items:center;gap:.5rem 1rem;color:var(--ink2);font-size:.9375rem}
        .checklist{list-style:none;display:grid;gap:.75rem}
        .checklist li{display:flex;gap:.75rem}
        .tabs{display:flex;flex-wrap:wrap;gap:0 1.5rem;border-block-end:1px solid var(--rule);margin-block:1rem 1.5rem}
        .tabs a{display:inline-flex;align-items:center;min-block-size:2.75rem;color:var(--ink);text-decoration:none;
        border-block-end:2px solid transparent}
        .tabs a[aria-current]{border-color:var(--action);font-weight:600}
        .sides{display:grid;gap:1.5rem}
        .stacked{display:block;position:relative}.stacked figure>.canvas{max-block-size:none}
        .stacked figure+figure{position:absolute;inset:0}
        .stacked figure+figure figcaption{text-align:end}
        .slider{margin-block-start:1rem}
        .slider input{inline-size:100%;min-block-size:2.75rem;accent-color:var(--action)}
        .topics{list-style:none;padding:0}
        .topics li{padding-block:.875rem;border-block-end:1px solid var(--rule)}
        @media (min-width:48rem){.sides{grid-template-columns:1fr 1fr}}
        @media (min-width:60rem){
        .columns{grid-template-columns:minmax(0,7fr) minmax(0,5fr);gap:3rem}
        .home{grid-template-columns:minmax(0,7fr) minmax(0,5fr)}
        .home .pair{grid-column:1/-1;grid-template-columns:1fr 1fr;border-block-start:1px solid var(--rule);
        padding-block-start:2rem}
        }
        @media (max-width:30rem){
        main{padding:1.5rem 1rem 3rem}
        .bar{padding-inline:1rem}
        .reading,[dir=rtl] .reading{padding-inline:.75rem 1rem}
        .panel>h2{padding-inline:1rem}.panel .facts{padding-inline:1rem}
        .drop-field,.limits{padding:1rem}
        .crops{gap:.5rem}
        .facts>div,.panel .facts>div{grid-template-columns:1fr;gap:0}
        .actions>*{flex:1 1 auto}
        .theme{margin-inline-start:0}
        }
        @media (forced-colors:active){
        .reading{border-inline-start-color:CanvasText}
        .tone,.confirmation,.limits,.errors{border:1px solid CanvasText}
        .glyph,.brand-mark{color:CanvasText}
        }
        """

    static let print = """
        @media print{
        :root,:root[data-theme]{--paper:#fff;--surface:#fff;--sunken:#fff;--ink:#000;--ink2:#000;--edge:#000;--rule:#999;
        --action:#000;--bound:#000;--attend:#000;--plain:#000;--disclose:#000;--bound-bg:#fff;--attend-bg:#fff;
        --plain-bg:#fff;--disclose-bg:#fff}
        @page{margin:18mm}
        html{font-size:10pt;background:#fff}
        header.site,footer.site,.next,.kept form,.marks-switch,.marks-label,.skip{display:none}
        main{padding:0;max-inline-size:none}
        .columns{display:block}.evidence,.aside{display:block}.evidence>*,.aside>*{margin-block-start:1.5rem}
        figure,.reading,.pairs>li,tr{break-inside:avoid}
        details::details-content{content-visibility:visible;block-size:auto}
        .specialists a::after{content:" (" attr(href) ")"}
        }
        """
}
