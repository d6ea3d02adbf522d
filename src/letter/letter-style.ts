/** Of the printed page: the sheet of the design language, A4, always light. */
export const LETTER_STYLE = `
*{box-sizing:border-box;margin:0;padding:0}
body{background:#f3f1eb;color:#15181c}
.sheet{width:210mm;min-height:296.8mm;margin:0 auto;background:#fff;padding:12mm 22mm 10mm 25mm;font:400 9pt/1.3 "Source Sans 3","Source Sans Pro","Segoe UI",Arial,sans-serif}
h1{font:600 1.6em/1.2 "Source Serif 4",Georgia,serif;margin:0 0 2.6mm;text-wrap:balance}
h2{font:600 1.14em/1.3 "Source Serif 4",Georgia,serif;margin:2.4mm 0 .6mm}
p+p,ul+p,p+ul{margin-top:.9mm}
b{font-weight:600}
.head{display:flex;justify-content:space-between;gap:8mm;font-size:.9em;color:#474d55;margin-bottom:4mm}
.head b{font-size:1.2em;color:#15181c}
.head .to{text-align:right;margin:0}
.specimen{border:1px solid #85827b;padding:1mm 2mm;font-size:.86em;margin-bottom:3mm}
svg{display:block;width:600px;max-width:100%;height:auto;margin-top:1.6mm;font-size:13px}
svg .m{fill:#626871}svg .you{font-size:15px}
table{border-collapse:collapse;width:100%;font-size:.94em}
th{text-align:left;font-weight:400;vertical-align:top}
thead th{font-size:.9em;color:#474d55;padding:0 4mm .5mm 0}
tbody th,td{border-top:1px solid #d9d5cb;padding:.5mm 4mm .5mm 0;vertical-align:top}
tbody th{width:56%}tbody th span{font-size:.9em;color:#626871}
ul{list-style:none}li{padding-left:4.5mm;position:relative;margin-top:.4mm}li::before{content:"–";position:absolute;left:0;color:#626871}
.end{margin-top:2.4mm}
footer{margin-top:2.4mm;padding-top:1.2mm;border-top:1px solid #d9d5cb;font-size:.84em;color:#626871;line-height:1.35}
@page{size:A4;margin:0}
@media print{body{background:#fff}h2,tr{break-after:avoid;break-inside:avoid}}
@media screen and (max-width:210mm){.sheet{width:auto;padding:6mm}}
`
