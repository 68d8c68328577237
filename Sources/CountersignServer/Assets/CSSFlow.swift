// SPDX-License-Identifier: Apache-2.0

extension CSSText {
    /// The questions on the way to protected files, lists of files and originals, the sheet for paper.
    static let flow = """
        .step{margin-block-end:.25rem!important}
        .question{margin-block-start:1.75rem!important;display:grid;gap:1.5rem}
        .question>*{min-inline-size:0}
        .stack.wide{max-inline-size:none}
        .stack.wide>.field{max-inline-size:36rem}
        .sub{margin-block-start:.75rem;margin-inline-start:2.25rem;padding:1rem 1.25rem;background:var(--sunken);border:0}
        fieldset.sub>legend{font-size:1rem;margin-block-end:.25rem}
        .protect ul:not([class]){padding-inline-start:1.25rem}
        pre.secret{white-space:pre-wrap}
        main>h1+.actions{margin-block-start:1rem}
        fieldset.sub .choice{margin-block-start:.75rem}
        .choice.fixed{gap:.75rem;align-items:flex-start}
        legend.hidden+*{margin-block-start:0}
        .question fieldset:not(.sub){border:0;padding:0}
        .files,.cards{list-style:none;padding:0}
        .files li{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding-block:.875rem;max-inline-size:none;
        border-block-end:1px solid var(--rule)}
        .files li:first-child{border-block-start:1px solid var(--rule)}
        .files li>div:not(.blank){flex:1 1 12rem;min-inline-size:0}
        .files .record-title{overflow-wrap:anywhere}
        .files img,.files .blank,.titled img,.titled .blank{inline-size:6rem;block-size:4.5rem;object-fit:cover;flex:none;
        border:1px solid var(--rule);background:var(--sunken)}
        .blank{background:var(--sunken)}
        .files .field-error{font-weight:400}
        .titled{display:flex;gap:1rem;align-items:flex-end}
        .titled .field{flex:1;margin:0;max-inline-size:36rem;min-inline-size:0}
        .titled+.titled{margin-block-start:1rem}
        details.more>summary{min-block-size:2.75rem;display:flex;align-items:center;color:var(--action);
        text-decoration:underline;text-underline-offset:.16em;list-style:none}
        details.more .drop-field{margin-block-start:.5rem}
        .begun{margin-block-start:2.5rem!important}
        .begun h2{margin-block-end:.5rem}
        .answers>div{grid-template-columns:minmax(6rem,11rem) 1fr auto}
        .answers dd:not(.change){font-weight:600}.answers .note{font-weight:400}
        .public{background:var(--surface);border:1px solid var(--edge);padding:1.25rem 1.5rem}
        .public>*+*{margin-block-start:.5rem}
        .public-card{display:grid;gap:1rem 1.5rem;padding-block:1.25rem;border-block-start:1px solid var(--rule)}
        .public-card:first-of-type{margin-block-start:1.25rem}
        .public-card>div>*+*{margin-block-start:.5rem}
        .public-card img{inline-size:100%;block-size:auto;max-block-size:18rem;object-fit:contain;object-position:left top}
        .public-card .no-picture{padding:1.5rem 1rem}
        .public-card .facts>div{grid-template-columns:7.5rem 1fr}
        blockquote{margin:0;border-inline-start:2px solid var(--edge);padding-inline-start:1rem;font-family:var(--serif)}
        .send>*+*{margin-block-start:1rem}
        .notice.plain{background:var(--plain-bg);border-inline-start:4px dotted var(--plain)}
        .notice p+p{margin-block-start:.25rem}
        .links{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin-inline-start:auto}
        .links a{display:inline-flex;align-items:center;min-block-size:2.75rem}
        .unreviewed{margin-block-start:.75rem;border-inline-start:1px solid var(--edge);padding-inline-start:1.25rem}
        .unreviewed .note{display:block}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1.5rem;margin-block-start:.5rem}
        .cards li{max-inline-size:none;overflow-wrap:anywhere}
        .cards img,.cards .blank{display:block;inline-size:100%;block-size:8.25rem;object-fit:cover;margin-block-end:.5rem;
        border:1px solid var(--rule)}
        .tree .facts{margin-block:.375rem .25rem}
        .tree details>summary{min-block-size:2rem;display:flex;align-items:center;color:var(--action)}
        .desk{max-inline-size:62rem}.blurred img{filter:grayscale(1) blur(6px);inline-size:20rem;block-size:auto;overflow:hidden}
        .late{font-weight:600}.desk .hint{color:var(--ink)}
        .sheet{max-inline-size:48rem;margin-inline:auto}
        @media (min-width:40rem){.public-card{grid-template-columns:14rem 1fr}}
        @media (max-width:30rem){
        .answers>div{grid-template-columns:1fr auto}.answers dt{grid-column:1/-1}
        .sub{margin-inline-start:0}.public{padding:1rem}
        .links{margin-inline-start:0}
        .who{order:3;flex-basis:100%;margin:0;justify-content:space-between}
        .public-card .facts>div{grid-template-columns:1fr}
        }
        @media print{.screen{display:none}.sheet{max-inline-size:none}.sheet>*+*{margin-block-start:1.25rem}
        .sheet .canvas{max-block-size:11cm}.sheet h1.result{font-size:1.5rem}.sheet a{color:#000}
        .sheet .originals a::after{content:" (" attr(href) ")";font-size:.875rem}}
        """
}
