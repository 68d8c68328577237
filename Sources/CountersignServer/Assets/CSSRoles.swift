// SPDX-License-Identifier: Apache-2.0

extension CSSText {
    private static let dark = """
        --paper:#0F1513;--surface:#171F1C;--sunken:#0A0F0D;--ink:#E8EDEA;--ink2:#AEBAB5;--edge:#87948E;--rule:#36413C;
        --action:#6FCDC1;--on-action:#0B1412;--bound:#8FBDF5;--bound-bg:#172A44;--attend:#F2A65E;--attend-bg:#3A2412;
        --plain:#B4C2D6;--plain-bg:#222B38;--disclose:#C9B1F2;--disclose-bg:#2C2042;--error:#FF9AA5;--error-bg:#40161D;
        --focus:#FFC845;--halo:#0A0F0D;
        """

    /// Colour roles. Ratios are computed by a test against paper, surface and sunken.
    package static let roles = """
        :root{color-scheme:light dark;
        --paper:#F7F8F6;--surface:#FFFFFF;--sunken:#ECEEEA;--ink:#14201C;--ink2:#45524D;--edge:#6F7B76;--rule:#C9CFCA;
        --action:#0B5A53;--on-action:#FFFFFF;--bound:#1D4F91;--bound-bg:#E4EDF8;--attend:#8A3B00;--attend-bg:#FBEBDD;
        --plain:#3D4A5C;--plain-bg:#E8ECF1;--disclose:#4A2B7B;--disclose-bg:#EEE8F6;--error:#8C1D2F;--error-bg:#F9E6E8;
        --focus:#14201C;--halo:#FFC845;
        --serif:ui-serif,"Iowan Old Style",Charter,"Noto Serif",Georgia,serif;
        --sans:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;
        --mono:ui-monospace,"Cascadia Mono","Noto Sans Mono",Menlo,monospace}
        :root[data-theme=light]{color-scheme:light}
        @media (prefers-color-scheme:dark){:root:not([data-theme=light]){\(dark)}}
        :root[data-theme=dark]{color-scheme:dark;\(dark)}
        """

    static let base = """
        *,*::before,*::after{box-sizing:border-box}
        html{font:106.25%/1.5 var(--sans);-webkit-text-size-adjust:100%;background:var(--paper);color:var(--ink);
        overflow-wrap:break-word}
        body{margin:0;min-block-size:100vh;display:flex;flex-direction:column}
        main{flex:1;inline-size:100%;max-inline-size:72rem;margin-inline:auto;padding:2rem 1.5rem 4rem}
        main:focus{outline:none}
        h1,h2,h3,p,ul,ol,dl,dd,figure,pre,fieldset{margin:0;padding:0}
        h1{font:600 1.375rem/1.25 var(--sans)}
        h1.result,.record-title{font-family:var(--serif)}
        h1.result{font-weight:500;font-size:clamp(1.5rem,1.1rem + 2vw,2.25rem);line-height:1.22;letter-spacing:-.008em;
        max-inline-size:36ch;text-wrap:balance}
        h2{font:600 1.125rem/1.3 var(--sans)}
        h3{font:600 1rem/1.4 var(--sans)}
        p,li,dd{max-inline-size:62ch}
        a{color:var(--action);text-underline-offset:.16em;text-decoration-thickness:1px}
        a:hover{text-decoration-thickness:2px}
        code,pre,samp{font-family:var(--mono);font-size:.875rem;overflow-wrap:anywhere}
        pre{overflow:auto;background:var(--sunken);padding:.75rem 1rem;border:1px solid var(--rule);max-inline-size:100%}
        img,svg{max-inline-size:100%;block-size:auto}
        table{border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums;inline-size:100%}
        caption{text-align:start;font-weight:600;padding-block:.5rem}
        th,td{text-align:start;vertical-align:top;padding:.375rem 1rem .375rem 0;border-block-end:1px solid var(--rule)}
        th{font-weight:600}
        :focus-visible{outline:3px solid var(--focus);outline-offset:2px;box-shadow:0 0 0 5px var(--halo)}
        .hidden{position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);
        white-space:nowrap}
        .lead{font-size:1.125rem;line-height:1.5;margin-block-start:.75rem}
        .kicker,.note,.hint{font-size:.9375rem;color:var(--ink2)}
        .kicker{margin-block-end:.75rem;max-inline-size:none}
        .prose{max-inline-size:48rem}
        .prose>*+*{margin-block-start:1rem}
        .prose>section>*+*{margin-block-start:.5rem}.prose>section{margin-block-start:2.5rem}
        .prose>.panel{margin-block-start:1.5rem}.prose>.panel>*+*{margin-block-start:0}
        .prose article{padding-block-start:1.25rem}.prose article .facts{margin-block-start:.5rem}
        .prose>h2{margin-block-start:2.25rem}
        .prose ul:not([class]),.prose ol:not([class]),.limits ul,.also ul{padding-inline-start:1.25rem}
        .prose li+li,.limits li+li,.also li+li{margin-block-start:.375rem}
        .glyph{flex:none;inline-size:1.5rem;block-size:1.5rem}
        .glyph *,.brand-mark *{fill:none;stroke:currentColor;stroke-width:2.1;stroke-linecap:square}
        .glyph .dots{stroke-dasharray:.1 4.35;stroke-width:2.6;stroke-linecap:round}
        .glyph-bound{color:var(--bound)}.glyph-attend{color:var(--attend)}.glyph-plain,.glyph-unchecked{color:var(--plain)}
        .glyph-disclose{color:var(--disclose)}
        .scroll{overflow-x:auto;margin-block-start:1rem}.scroll table{min-inline-size:36rem}.scroll code{overflow-wrap:normal}
        @media (prefers-reduced-motion:no-preference){details[open]>summary~*{animation:appear .12s ease-out}}
        @keyframes appear{from{opacity:0}}
        """

    static let shell = """
        .skip{position:absolute;inset-inline-start:1rem;inset-block-start:-6rem;background:var(--surface);padding:.75rem 1rem;
        border:1px solid var(--edge);z-index:2}
        .skip:focus{inset-block-start:.5rem}
        .bar{max-inline-size:72rem;margin-inline:auto;padding:.75rem 1.5rem;display:flex;flex-wrap:wrap;align-items:center;
        gap:.25rem 1.5rem}
        header.site{background:var(--surface);border-block-end:1px solid var(--rule)}
        .brand{display:inline-flex;align-items:center;gap:.5rem;min-block-size:2.75rem;color:var(--ink);
        text-decoration:none;font:600 1.125rem/1 var(--serif);letter-spacing:.005em}
        .brand-mark{color:var(--action)}
        .site nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 1.25rem}
        .site nav a{display:inline-flex;align-items:center;min-block-size:2.75rem;color:var(--ink);text-decoration:none;
        border-block-end:2px solid transparent;border-block-start:2px solid transparent}
        .site nav a:hover{border-block-end-color:var(--edge)}
        .site nav a[aria-current]{border-block-end-color:var(--action)}
        .who{display:flex;align-items:center;gap:.5rem;margin-inline-start:auto;font-size:.9375rem;color:var(--ink2)}
        .who a{color:var(--ink);display:inline-flex;align-items:center;min-block-size:2.75rem}
        .menu{position:relative;margin-inline-start:auto}
        .who+.menu{margin-inline-start:0}
        .menu summary{list-style:none;cursor:pointer;min-block-size:2.75rem;display:flex;align-items:center;
        padding-inline:.75rem;border:1px solid transparent}
        .menu summary::-webkit-details-marker{display:none}
        .menu summary::after{content:"";inline-size:.45em;block-size:.45em;margin-inline-start:.6em;
        border:solid currentColor;border-width:0 2px 2px 0;transform:translateY(-.12em) rotate(45deg)}
        .menu[open] summary{border-color:var(--edge)}
        .menu ul{list-style:none;position:absolute;inset-inline-end:0;inset-block-start:100%;margin-block-start:-1px;
        background:var(--surface);border:1px solid var(--edge);min-inline-size:11rem;z-index:1}
        .menu li a{display:flex;align-items:center;min-block-size:2.75rem;padding-inline:1rem;color:var(--ink);
        text-decoration:none}
        .menu li a:hover,.menu li a[aria-current]{background:var(--sunken)}
        .menu li a[aria-current]{font-weight:600}
        footer.site{background:var(--sunken);border-block-start:1px solid var(--rule);font-size:.9375rem}
        footer.site .bar{gap:.25rem 2rem;padding-block:1.25rem}
        footer .demo{flex-basis:100%;max-inline-size:none;color:var(--ink2);padding-block-end:.5rem}
        .theme{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;color:var(--ink2);margin-inline-start:auto}
        .choices{display:inline-flex;gap:.25rem}
        button,.button{display:inline-flex;align-items:center;justify-content:center;min-block-size:2.75rem;
        padding:.5rem 1.25rem;font:600 1rem/1.25 var(--sans);color:var(--action);background:var(--surface);
        border:1px solid var(--edge);border-radius:0;cursor:pointer;text-decoration:none;text-align:center}
        button:hover,.button:hover{border-color:var(--action);background:var(--sunken)}
        .primary{background:var(--action);border-color:var(--action);color:var(--on-action)}
        .primary:hover{background:var(--ink);border-color:var(--ink);color:var(--paper)}
        button.quiet{background:none;border-color:transparent;padding-inline:.625rem;font-weight:400;font-size:.9375rem;
        color:var(--ink);text-decoration:underline;text-underline-offset:.16em;text-decoration-thickness:1px}
        button.quiet:hover{border-color:var(--edge)}
        button.quiet[aria-current]{font-weight:600;text-decoration:none;border-color:var(--edge);color:var(--ink)}
        .actions{display:flex;flex-wrap:wrap;gap:.75rem;max-inline-size:none}
        """

    static let forms = """
        .field,.choice{margin-block-start:1.25rem}
        label,legend{font-weight:600}
        legend{padding:0;font-size:1.125rem;line-height:1.3}
        fieldset{border:0;border-block-start:1px solid var(--rule);padding-block:1.25rem 0;min-inline-size:0}
        fieldset>legend{float:inline-start;inline-size:100%;margin-block-end:.75rem}
        fieldset>legend+*{clear:both}
        .steps{counter-reset:step}
        .steps fieldset>legend::before{counter-increment:step;content:counter(step) ". "}
        .stack>*+*{margin-block-start:1.25rem}
        .stack,.field{max-inline-size:32rem}
        input:is([type=text],[type=password],[type=url],[type=email]),select,textarea{display:block;inline-size:100%;
        min-block-size:2.75rem;padding:.5rem .75rem;margin-block-start:.375rem;font:inherit;color:var(--ink);
        background:var(--surface);border:1px solid var(--edge);border-radius:0}
        textarea{resize:vertical}
        input[type=file]{display:block;inline-size:100%;margin-block-start:.75rem;font:inherit;font-size:.9375rem;
        color:var(--ink);min-block-size:2.75rem}
        input::file-selector-button{font:600 1rem/1.25 var(--sans);min-block-size:2.75rem;padding:.5rem 1rem;
        margin-inline-end:1rem;color:var(--action);background:var(--surface);border:1px solid var(--edge);border-radius:0;
        cursor:pointer}
        [aria-invalid]{border-color:var(--error)!important;border-width:2px!important}
        .choice{display:grid;grid-template-columns:auto 1fr;gap:.125rem .75rem;align-items:center}
        .choice label{font-weight:400;min-block-size:1.5rem}
        .choice .hint{grid-column:2}
        .choice.fixed{display:flex}
        input[type=radio],input[type=checkbox]{inline-size:1.5rem;block-size:1.5rem;margin:0;accent-color:var(--action)}
        .errors{border:2px solid var(--error);background:var(--error-bg);padding:1rem 1.25rem;margin-block-end:2rem}
        .errors h2,.errors a,.field-error{color:var(--error)}
        .errors ul{padding-inline-start:1.25rem;margin-block-start:.5rem}
        .qr{display:block}.records .stack{margin-block-start:.5rem}
        .field-error{font-weight:600;margin-block-start:.375rem}
        .drop-field{margin-block-start:1.25rem;border:1px dashed var(--edge);background:var(--surface);padding:1.25rem 1.5rem}
        .drop-field .hint+input{margin-block-start:.75rem}.drop-field input+.hint{margin-block-start:.75rem}
        .steps .drop-field,.steps legend+.field,.steps legend+.choice{margin-block-start:0}
        .steps>.primary{justify-self:start}
        .over .drop-field{border-style:solid;border-color:var(--action);background:var(--sunken)}
        .drop>.primary{margin-block-start:1rem;min-inline-size:10rem}
        .drop>.note{margin-block-start:1rem}
        .progress{margin-block-start:1rem}
        progress{inline-size:100%;block-size:.75rem;accent-color:var(--action)}
        .protect{max-inline-size:44rem}
        .protect>*+*{margin-block-start:1rem}
        .steps{display:grid;gap:1.75rem;margin-block-start:2rem!important}
        .confirmation{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem;background:var(--bound-bg);
        border-inline-start:4px solid var(--bound);padding:1.25rem 1.5rem}
        .confirmation p,.confirmation pre{flex-basis:100%}
        .records{list-style:none}
        .records li{padding-block:.625rem;border-block-end:1px solid var(--rule)}
        .records form{display:inline}
        """
}
