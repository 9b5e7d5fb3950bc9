"""How Milo looks: warm paper, ink, one terracotta accent, the system's own type; light, dark and print.

STYLE stands under the class `milo-report`, so that the web app can lay a section into its own page. The page follows the
reader's system; the classes `light` and `dark` beside it decide otherwise.
"""

from __future__ import annotations

LIGHT = """--paper:#F7F4EE;--card:#FFFFFF;--ink:#1D1B18;--muted:#6B655C;--hair:#E9E3D9;--accent:#A94D26;--accent-soft:#F6E7DF;
--on-accent:#FFFFFF;--bar:#DCD2C4;
--red:#B3261E;--red-soft:#FBE9E7;--amber:#9A6100;--amber-soft:#FBF0DA;--green:#2C6E49;--green-soft:#E4F1E9;--blue:#1F5F99;
 --blue-soft:#E5EFF8;
--series-1:#0072B2;--series-2:#D55E00;--series-3:#009E73;--series-4:#B0568F;
--zone-1:#E9D8C3;--zone-2:#E2B48A;--zone-3:#D68C55;--zone-4:#B4532A;--zone-5:#7A2E14;
--stage-1:#1F4E8C;--stage-2:#4C86C6;--stage-3:#A9CBEA;--stage-4:#E3D6C4;
 --shadow:0 1px 2px rgba(60,45,25,.05),0 6px 20px rgba(60,45,25,.045);"""

DARK = """--paper:#161412;--card:#211E1B;--ink:#F3EEE6;--muted:#A89F93;--hair:#37322C;--accent:#E58A5F;--accent-soft:#3A2920;
--on-accent:#24130B;--bar:#4C443B;
--red:#FF8A80;--red-soft:#3A2120;--amber:#F0B95A;--amber-soft:#382C19;--green:#7FCB9D;--green-soft:#1E3127;--blue:#86BDF0;
 --blue-soft:#1D2B38;
--series-1:#56B4E9;--series-2:#F08A4B;--series-3:#3CC79C;--series-4:#D795BC;
--zone-1:#4A4138;--zone-2:#7C5A40;--zone-3:#B0714A;--zone-4:#E58A5F;--zone-5:#FFC7A6;
--stage-1:#2F66AD;--stage-2:#5C9ADA;--stage-3:#B7D6F2;--stage-4:#6A6055;--shadow:none;"""

_RULES = """
.milo-report{color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;
 font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%;container-type:inline-size}
.milo-report *{box-sizing:border-box}
.milo-report section{background:var(--card);border-radius:18px;box-shadow:var(--shadow);padding:26px 28px;margin:0 0 20px;
 border:1px solid var(--hair)}
.milo-report h2{font-size:1.3rem;line-height:1.25;letter-spacing:-.012em;margin:0 0 16px;font-weight:650}
.milo-report h3{font-size:.95rem;margin:26px 0 10px;font-weight:620}
.milo-report p{margin:0 0 12px;max-width:68ch}
.milo-report .lead{font-size:1.1rem;line-height:1.6;text-wrap:pretty}
.milo-report .quiet{color:var(--muted);font-size:.875rem}
.milo-report .lead+details{margin:-4px 0 18px}
.milo-report .tiles{display:grid;grid-template-columns:repeat(var(--columns,4),minmax(0,1fr));gap:12px;margin:4px 0 20px}
.milo-report .tile{border:1px solid var(--hair);border-radius:14px;padding:14px 16px 12px;display:flex;flex-direction:column;
 min-width:0}
.milo-report .tile .label{color:var(--muted);font-size:.82rem;line-height:1.3}
.milo-report .tile .value{font-size:1.6rem;line-height:1.15;font-weight:640;letter-spacing:-.022em;margin:6px 0 2px;
 white-space:nowrap}
.milo-report .tile .value small{font-size:.85rem;font-weight:450;letter-spacing:0;color:var(--muted);margin-left:.3em}
.milo-report .tile .value.none{color:var(--muted);font-weight:400}
.milo-report .tile .note{font-size:.8rem;line-height:1.4;color:var(--muted)}
.milo-report .tile .foot{margin-top:auto;padding-top:10px;display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center}
.milo-report .tiles.small .tile{padding:10px 14px}
.milo-report .tiles.small .value{font-size:1.15rem;margin:3px 0 0}
.milo-report .spark{display:block;width:auto;max-width:100%;height:32px;margin-top:8px;align-self:flex-start}
.milo-report .chip{display:inline-flex;align-items:center;gap:5px;font-size:.7rem;line-height:1;color:var(--muted);
 border:1px solid var(--hair);
 border-radius:99px;padding:4px 8px 4px 7px;white-space:nowrap}
.milo-report .chip::before{content:"";width:6px;height:6px;border-radius:50%;background:var(--muted);opacity:.7}
.milo-report .chip.measured::before{background:var(--series-3);opacity:1}
.milo-report .chip.imported::before{background:var(--series-1);opacity:1}
.milo-report .chip.told::before{background:var(--series-4);opacity:1}
.milo-report .chip.estimated::before{background:none;border:1.5px solid var(--muted)}
.milo-report .chip.simulated{border:1px dashed var(--amber);color:var(--amber);font-weight:650;text-transform:uppercase;
 letter-spacing:.04em}
.milo-report .chip.simulated::before{background:var(--amber);border-radius:1px;opacity:1}
.milo-report .simulated-banner{border:1.5px dashed var(--amber);color:var(--ink);border-radius:14px;padding:12px 18px;
 margin:0 0 20px;
 background:repeating-linear-gradient(-45deg,var(--amber-soft) 0 14px,transparent 14px 28px)}
.milo-report .simulated-banner b{color:var(--amber);letter-spacing:.06em;margin-right:.5em}
.milo-report .charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:26px 34px;margin:8px 0 18px}
.milo-report .charts .wide{grid-column:1/-1}
.milo-report figure{margin:0;min-width:0}
.milo-report figcaption{font-size:.95rem;font-weight:620;margin:0 0 8px}
.milo-report figcaption small{font-weight:400;color:var(--muted);font-size:.82rem;margin-left:.45em}
.milo-report figure svg{display:block;width:100%;height:auto;overflow:visible}
.milo-report .for-narrow{display:none}
.milo-report .advice{list-style:none;margin:0;padding:0;display:grid;gap:10px}
.milo-report .advice>li{border-radius:14px;padding:14px 18px 12px;border:1px solid var(--hair);border-left:5px solid var(--tone);
 background:linear-gradient(90deg,var(--tone-soft),transparent 70%)}
.milo-report .advice .red{--tone:var(--red);--tone-soft:var(--red-soft)}
.milo-report .advice .amber{--tone:var(--amber);--tone-soft:var(--amber-soft)}
.milo-report .advice .green{--tone:var(--green);--tone-soft:var(--green-soft)}
.milo-report .advice .blue{--tone:var(--blue);--tone-soft:var(--blue-soft)}
.milo-report .advice .head{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 12px;margin-bottom:2px}
.milo-report .advice .head b{font-weight:650}
.milo-report .advice .urgency{font-size:.75rem;color:var(--tone);font-weight:620}
.milo-report .advice p{margin:0 0 6px}
.milo-report details{font-size:.82rem;color:var(--muted)}
.milo-report summary{cursor:pointer;display:inline-block;list-style:none;text-decoration:underline;
 text-decoration-color:var(--hair);
 text-underline-offset:3px;border-radius:4px}
.milo-report summary::-webkit-details-marker{display:none}
.milo-report summary:hover,.milo-report details[open]>summary{color:var(--ink);text-decoration-color:var(--accent)}
.milo-report :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.milo-report .receipts{margin:8px 0 4px;padding:0;list-style:none;display:grid;gap:8px}
.milo-report .receipts li{border-left:2px solid var(--hair);padding-left:10px;overflow-wrap:anywhere}
.milo-report .receipts code,.milo-report .ids{font:.75rem/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.milo-report .ids{display:block;max-height:9.6em;overflow:auto}
.milo-report .ids a{color:var(--accent)}
.milo-report .tile details[open]{flex-basis:100%}
.milo-report .scroll{overflow-x:auto}
.milo-report .scroll+.quiet{margin-top:10px}
.milo-report table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4}
.milo-report th{font-weight:500;color:var(--muted);text-align:left;font-size:.78rem;padding:0 14px 7px 0;
 border-bottom:1px solid var(--hair);vertical-align:bottom}
.milo-report td{padding:9px 14px 9px 0;border-bottom:1px solid var(--hair);vertical-align:top;overflow-wrap:break-word}
.milo-report tr:last-child td{border-bottom:0}
.milo-report td.number,.milo-report th.number{text-align:right;white-space:nowrap}
.milo-report td:first-child{white-space:nowrap;font-weight:550}
.milo-report td:last-child,.milo-report th:last-child{padding-right:0}
@container (max-width:640px){
 .milo-report section{padding:20px 18px;border-radius:16px}
 .milo-report .charts{grid-template-columns:minmax(0,1fr)}
 .milo-report .tiles{grid-template-columns:repeat(2,minmax(0,1fr));gap:10px}
 .milo-report .tiles.small{grid-template-columns:repeat(2,minmax(0,1fr))}
 .milo-report .tile{padding:12px 13px 10px}
 .milo-report .tile .value{font-size:1.4rem;white-space:normal}
 .milo-report .for-wide{display:none}.milo-report .for-narrow{display:block}
 .milo-report thead{display:none}
 .milo-report tr{display:grid;grid-template-columns:1fr 1fr;gap:2px 16px;padding:12px 0;border-bottom:1px solid var(--hair)}
 .milo-report tr:last-child{border-bottom:0}
 .milo-report td,.milo-report td.number{display:block;border:0;padding:0;text-align:left;white-space:normal}
 .milo-report td:first-child,.milo-report td.long{grid-column:1/-1}
 .milo-report td:not(:first-child)::before{content:attr(data-label);display:block;color:var(--muted);font-size:.72rem}
 .milo-report .lead{font-size:1.02rem}
}
@media print{
 .milo-report{font-size:10.5pt}
 .milo-report details{display:none}
 .milo-report section{box-shadow:none;border:0;border-top:1px solid var(--hair);border-radius:0;padding:14px 0;margin:0}
 .milo-report figure,.milo-report .tile,.milo-report .advice>li,.milo-report tr{break-inside:avoid}
 .milo-report h2,.milo-report h3,.milo-report figcaption{break-after:avoid}
 .milo-report *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""

STYLE = (
    f".milo-report{{{LIGHT}}}@media screen and (prefers-color-scheme:dark){{.milo-report:not(.light){{{DARK}}}}}"
    f"@media screen{{.milo-report.dark{{{DARK}}}}}{_RULES}"
)
"""The sections' style; put it into a page once and lay the fragments into an element of class milo-report."""

PAGE_STYLE = """
html{color-scheme:light dark}
body{margin:0}
body.milo-report{background:var(--paper);min-height:100vh}
.milo-report main{max-width:1060px;margin:0 auto;padding:34px 24px 40px}
.milo-report header{display:flex;flex-wrap:wrap;align-items:flex-end;justify-content:space-between;gap:14px 24px;
 margin:0 2px 24px}
.milo-report .mark{display:flex;align-items:center;gap:9px;font-weight:680;letter-spacing:-.01em;color:var(--accent);
 margin-bottom:14px}
.milo-report .mark svg{width:26px;height:26px}
.milo-report h1{font-size:clamp(1.7rem,4.6cqw,2.5rem);line-height:1.1;letter-spacing:-.028em;margin:0;font-weight:680}
.milo-report .when{color:var(--muted);margin:6px 0 0;font-size:1rem}
.milo-report .stands{display:flex;flex-wrap:wrap;gap:6px}
.milo-report footer{color:var(--muted);font-size:.82rem;margin:26px 4px 0;max-width:72ch}
@container (max-width:640px){.milo-report main{padding:22px 14px 30px}}
@media print{body.milo-report{background:none}.milo-report main{max-width:none;padding:0}@page{margin:16mm 14mm}}
"""

MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" aria-hidden="true">'
    '<path d="M3 5c0 8 4 11 9 11h8c5 0 9-3 9-11-1.8 '
    '4-4.6 5.6-8 5.6h-10c-3.4 0-6.2-1.6-8-5.6z" fill="currentColor"/>'
    '<path d="M10.5 18h11l-1.7 7.2a4 4 0 0 1-7.6 0z" '
    'fill="currentColor"/></svg>'
)
"""A bull's head: horns and muzzle. Milo carried the calf until it was one."""
